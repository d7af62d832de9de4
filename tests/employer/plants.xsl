<?xml version="1.0" encoding="UTF-8"?>
<!-- A stylesheet for the employer that says what it was not given: @PLANT@ stands for it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:f="urn:hfbrief:figures:1"
    xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="employer" exclude-result-prefixes="f hfbrief">
  <xsl:template match="/f:figures">
    <flow page="letter" lang="en" title="A letter" date="{f:date}">
      <section id="letter"><p style="letter">We speak of @PLANT@ here.</p></section>
    </flow>
  </xsl:template>
</xsl:stylesheet>
