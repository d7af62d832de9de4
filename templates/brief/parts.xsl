<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/parts.xsl: what the sections share: rich text, titles, marks, quotations. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <!-- texts are copied by XSLT's own rule, at a third of the cost of one that says so -->
  <xsl:template match="f:b" mode="rich"><b><xsl:apply-templates mode="rich"/></b></xsl:template>
  <xsl:template match="f:filled" mode="rich"><filled><xsl:value-of select="."/></filled></xsl:template>
  <xsl:template match="f:blank" mode="rich"><blank caption="{@caption}" size="{@size}" say="{key('m', 'mark.blank')} {@caption}"/></xsl:template>
  <xsl:template match="f:page" mode="rich"><pageref to="{@section}"/></xsl:template>
  <xsl:template match="f:noteref" mode="rich"><noteref n="{@n}"/></xsl:template>

  <!-- a one-liner: what was filled in is plain there -->
  <xsl:template match="f:filled | f:b" mode="line"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="f:blank" mode="line"><blank caption="{@caption}" size="{@size}" say="{key('m', 'mark.blank')} {@caption}"/></xsl:template>
  <xsl:template match="f:noteref" mode="line"/>

  <!-- one paragraph for each finding of that id -->
  <xsl:template name="notes">
    <xsl:param name="id"/>
    <xsl:param name="style" select="'margin'"/>
    <xsl:param name="drop"/>
    <xsl:for-each select="key('say', $id)">
      <p style="{$style}"><xsl:if test="$drop"><xsl:attribute name="drop"><xsl:value-of select="$drop"/></xsl:attribute></xsl:if><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="title">
    <xsl:param name="id"/>
    <xsl:param name="after" select="'2mm'"/>
    <h1 measure="full" after="{$after}"><xsl:apply-templates select="key('say', concat($id, '.title'))/node()" mode="rich"/></h1>
    <xsl:for-each select="key('say', concat($id, '.deck'))">
      <p style="deck" measure="full" width="150mm"><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- the mark of a competing offer: numbered where there are several -->
  <xsl:template name="competing-mark">
    <mark name="competing">
      <xsl:for-each select="$shown[@at = current()/@n]/@number">
        <xsl:attribute name="number"><xsl:value-of select="."/></xsl:attribute>
      </xsl:for-each>
    </mark>
  </xsl:template>

  <xsl:template name="guide-lang">
    <xsl:if test="$foreign"><xsl:attribute name="lang"><xsl:value-of select="$brief/@guide-lang"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- what is said stands in the quotation marks of its own language -->
  <xsl:template name="quoted">
    <xsl:param name="first" select="true()"/>
    <xsl:param name="last" select="true()"/>
    <xsl:param name="open" select="$quote-open"/>
    <xsl:param name="close" select="$quote-close"/>
    <xsl:if test="$first"><xsl:value-of select="$open"/></xsl:if>
    <xsl:variable name="note" select="$last and node()[last()][self::f:noteref]"/>
    <xsl:choose>
      <xsl:when test="$note"><xsl:apply-templates select="node()[position() &lt; last()]" mode="rich"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="rich"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$last"><xsl:value-of select="$close"/></xsl:if>
    <xsl:if test="$note"><xsl:apply-templates select="node()[last()]" mode="rich"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
