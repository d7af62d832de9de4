<?xml version="1.0" encoding="UTF-8"?>
<!-- A stylesheet that declares no audience, and asks for everything that it may not have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:f="urn:hfbrief:figures:1" exclude-result-prefixes="f">
  <xsl:template match="/f:figures">
    <flow page="letter" lang="en" title="A letter" date="{f:date}">
      <section id="letter">
        <p style="letter">[<xsl:value-of select="//f:floor"/><xsl:value-of select="//f:verdict"/><xsl:value-of select="//f:ladder"/><xsl:value-of select="//f:smallest_yes"/><xsl:value-of select="//f:haircut"/><xsl:value-of select="//f:break_even"/><xsl:value-of select="//f:position"/><xsl:value-of select="//f:checks"/><xsl:value-of select="//f:band"/><xsl:value-of select="//f:questions"/>]</p>
        <p style="letter">Everything: <xsl:value-of select="normalize-space(/)"/></p>
      </section>
    </flow>
  </xsl:template>
</xsl:stylesheet>
