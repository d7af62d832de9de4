<?xml version="1.0" encoding="UTF-8"?>
<!-- one-sheet.xsl: a stylesheet with what it includes put in its place. hfbrief reads no second
     file while a stylesheet runs, so the built-in ones are put together by the build, without what
     no run needs: comments, the blanks between elements, and xsl:text around more than blanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:strip-space elements="*"/>
  <xsl:preserve-space elements="xsl:text"/>
  <xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
  <xsl:template match="comment()"/>
  <xsl:template match="xsl:text[normalize-space()]"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="/xsl:stylesheet/xsl:include">
    <xsl:apply-templates select="document(@href)/xsl:stylesheet/node()"/>
  </xsl:template>
</xsl:stylesheet>
