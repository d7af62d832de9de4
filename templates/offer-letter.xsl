<?xml version="1.0" encoding="UTF-8"?>
<!-- Draft wording for HR to adopt: the asked terms, or the agreed ones. Never to be taken for the
     employer's own paper: the notice stands at the head and on every page, and nothing is signed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:f="urn:hfbrief:figures:1"
    xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="employer" hfbrief:uses="terms"
    exclude-result-prefixes="f hfbrief">

  <xsl:key name="m" match="f:m" use="@k"/>
  <xsl:variable name="l" select="/f:figures/f:letter"/>

  <xsl:template match="/f:figures">
    <flow page="letter" lang="{@lang}" title="{$l/f:terms-title}" subject="{$l/f:summary}"
        author="{f:candidate}" date="{f:date}" every-page="{$l/f:draft-notice}">
      <section id="terms">
        <p style="letter-address" at-y="20mm"><b><xsl:value-of select="$l/f:draft-notice"/></b></p>
        <rule weight="hair" before="1.5mm"/>
        <h1 style="title" before="6mm"><xsl:choose>
          <xsl:when test="$l/@engages = 'yes'"><xsl:value-of select="key('m', 'hr.heading.contractor')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'hr.heading')"/></xsl:otherwise>
        </xsl:choose></h1>
        <p style="letter">
          <xsl:choose>
            <xsl:when test="f:agreed/@null"><xsl:value-of select="key('m', 'hr.intro')"/></xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="key('m', 'hr.intro.agreed')"/>
              <xsl:if test="f:additional_asks/f:item"><xsl:text> </xsl:text><xsl:value-of select="key('m', 'hr.intro.agreed.open')"/></xsl:if>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:if test="$l/f:clauses/f:item/f:blank"><xsl:text> </xsl:text><xsl:value-of select="key('m', 'hr.intro.line')"/></xsl:if>
        </p>
        <xsl:for-each select="$l/f:clauses/f:item">
          <group keep-together="yes">
            <label style="clause-head" level="2">
              <t style="number"><xsl:value-of select="position()"/></t>
              <tab to="7mm"/>
              <xsl:value-of select="@heading"/>
            </label>
            <p style="letter" indent="7mm" before="0.6mm"><xsl:apply-templates/></p>
          </group>
        </xsl:for-each>
      </section>
    </flow>
  </xsl:template>

  <xsl:template match="f:blank"><blank caption="{@caption}" size="name"/></xsl:template>
</xsl:stylesheet>
