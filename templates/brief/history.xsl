<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/history.xsl: how both sides have moved. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="history">
    <section id="history" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'history'"/></xsl:call-template>
    </section>
  </xsl:template>

</xsl:stylesheet>
