<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:hfbrief:flow:1" xmlns:hfbrief="urn:hfbrief:template:1"
                hfbrief:audience="private">
  <xsl:template match="/">
    <flow page="brief" lang="en" title="Charts without room">
      <section id="s">
        <p>Charts in columns too narrow for them.</p>
        <xsl:call-template name="all"><xsl:with-param name="kind">plane</xsl:with-param></xsl:call-template>
        <xsl:call-template name="all"><xsl:with-param name="kind">levels</xsl:with-param></xsl:call-template>
        <xsl:call-template name="all"><xsl:with-param name="kind">scenarios</xsl:with-param></xsl:call-template>
        <xsl:call-template name="all"><xsl:with-param name="kind">years</xsl:with-param></xsl:call-template>
        <xsl:call-template name="all"><xsl:with-param name="kind">certainty</xsl:with-param></xsl:call-template>
      </section>
    </flow>
  </xsl:template>
  <xsl:template name="all">
    <xsl:param name="kind"/>
    <chart kind="{$kind}" width="1mm"/>
    <chart kind="{$kind}" width="12mm"/>
    <table kind="gap">
      <row><cell/><cell/><cell/><cell/><cell><chart kind="{$kind}"/></cell><cell/></row>
    </table>
    <p>Beside:<aside><table kind="sum"><row><cell>a b c d e f g h i j</cell><cell><chart kind="{$kind}"/></cell></row></table></aside></p>
  </xsl:template>
</xsl:stylesheet>
