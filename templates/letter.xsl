<?xml version="1.0" encoding="UTF-8"?>
<!-- The letter: from the candidate to the employer, one page where it has room. It selects from the
     public tree and orders; every word and number is finished there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:f="urn:hfbrief:figures:1"
    xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="employer" hfbrief:uses="sentences"
    exclude-result-prefixes="f hfbrief">

  <xsl:key name="m" match="f:m" use="@k"/>
  <xsl:variable name="l" select="/f:figures/f:letter"/>

  <xsl:template match="/f:figures">
    <flow page="letter" lang="{@lang}" title="{$l/f:title}" subject="{$l/f:summary}"
        author="{f:candidate}" date="{f:date}">
      <section id="letter" name="{$l/f:subject}" one-page="yes">
        <xsl:call-template name="sender"/>
        <xsl:call-template name="recipient"/>
        <p style="letter-subject"><xsl:value-of select="$l/f:subject"/></p>
        <p style="letter"><xsl:value-of select="$l/f:greeting"/></p>
        <p style="letter">
          <xsl:value-of select="$l/f:thanks"/>
          <xsl:if test="$l/@confirms = 'no'"><xsl:apply-templates select="$l/f:opening/f:item" mode="sentence"/></xsl:if>
          <xsl:text> </xsl:text>
          <xsl:value-of select="$l/f:request"/>
        </p>
        <p style="letter" keep-with-next="yes"><xsl:value-of select="$l/f:propose"/></p>
        <xsl:call-template name="terms"/>
        <p style="letter-note">
          <xsl:value-of select="key('m', 'letter.gross')"/>
          <xsl:if test="not($l/f:total-note/@null)"><xsl:text> </xsl:text><xsl:value-of select="$l/f:total-note"/></xsl:if>
        </p>
        <xsl:if test="$l/@confirms = 'no'"><xsl:call-template name="reasons"/></xsl:if>
        <xsl:call-template name="listed">
          <xsl:with-param name="clauses" select="$l/f:agreed/f:item"/>
          <xsl:with-param name="head" select="key('m', 'letter.agreed')"/>
        </xsl:call-template>
        <xsl:call-template name="listed">
          <xsl:with-param name="clauses" select="f:additional_asks/f:item/f:clause"/>
          <xsl:with-param name="head">
            <xsl:choose>
              <xsl:when test="$l/@confirms = 'yes'"><xsl:value-of select="key('m', 'letter.also.wishes')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="key('m', 'letter.also')"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <p style="letter">
          <xsl:for-each select="($l/f:confirm | $l/f:reply-by | $l/f:ending)[not(@null)]">
            <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="."/>
          </xsl:for-each>
        </p>
        <p style="letter" keep-with-next="yes"><xsl:value-of select="key('m', 'letter.close')"/></p>
        <vspace height="4mm" drop="3"/>
        <vspace height="7mm"/>
        <rule width="58mm" weight="hair"/>
        <p style="letter-recipient"><xsl:value-of select="f:candidate"/></p>
      </section>
    </flow>
  </xsl:template>

  <xsl:template name="sender">
    <p style="letter-name" at-y="24mm">
      <xsl:value-of select="f:candidate"/>
      <tab to="right" align="right"/>
      <t style="letter-address"><xsl:value-of select="$l/f:place-date"/></t>
    </p>
    <xsl:if test="not(f:contact/f:address/@null)">
      <p style="letter-address"><xsl:call-template name="lines"><xsl:with-param name="text" select="f:contact/f:address"/></xsl:call-template></p>
    </xsl:if>
    <xsl:if test="not(f:contact/f:email/@null) or not(f:contact/f:phone/@null)">
      <p style="letter-address">
        <xsl:if test="not(f:contact/f:email/@null)">
          <a href="mailto:{f:contact/f:email}"><xsl:value-of select="f:contact/f:email"/></a>
        </xsl:if>
        <xsl:if test="not(f:contact/f:email/@null) and not(f:contact/f:phone/@null)">
          <xsl:text>&#xA0;&#xA0;·&#xA0;&#xA0;</xsl:text>
        </xsl:if>
        <xsl:value-of select="f:contact/f:phone"/>
      </p>
    </xsl:if>
    <rule weight="hair" before="3mm"/>
  </xsl:template>

  <!-- an address keeps its lines -->
  <xsl:template name="lines">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&#10;')">
        <xsl:value-of select="normalize-space(substring-before($text, '&#10;'))"/><br/>
        <xsl:call-template name="lines"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($text)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="recipient">
    <vspace height="6mm"/>
    <xsl:if test="not(f:recruiter/f:name/@null)">
      <p style="letter-recipient"><xsl:value-of select="f:recruiter/f:name"/></p>
    </xsl:if>
    <xsl:if test="not(f:recruiter/f:title/@null)">
      <p style="letter-recipient"><xsl:value-of select="f:recruiter/f:title"/></p>
    </xsl:if>
    <p style="letter-recipient">
      <xsl:value-of select="f:employer"/>
    </p>
  </xsl:template>

  <xsl:template name="terms">
    <table kind="letter">
      <row head="yes">
        <cell/>
        <cell><xsl:value-of select="key('m', 'letter.head.offer')"/></cell>
        <xsl:if test="$l/@confirms = 'no'">
          <cell><xsl:value-of select="key('m', 'letter.head.ask')"/></cell>
          <cell><xsl:value-of select="key('m', 'letter.head.change')"/></cell>
        </xsl:if>
      </row>
      <xsl:for-each select="$l/f:rows/f:row">
        <row>
          <xsl:if test="@total = 'yes'"><xsl:attribute name="rule">rule</xsl:attribute></xsl:if>
          <cell>
            <xsl:if test="@total = 'yes'"><xsl:attribute name="weight">medium</xsl:attribute></xsl:if>
            <xsl:value-of select="f:name"/>
          </cell>
          <cell><xsl:value-of select="f:offer"/></cell>
          <xsl:if test="$l/@confirms = 'no'">
            <cell weight="bold"><xsl:value-of select="f:ask"/></cell>
            <cell><xsl:value-of select="f:change"/></cell>
          </xsl:if>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="reasons">
    <!-- a letter becomes two pages before it loses a word -->
    <xsl:for-each select="$l/f:argument/f:item">
      <p style="letter"><xsl:apply-templates/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="f:item" mode="sentence">
    <xsl:text> </xsl:text>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="listed">
    <xsl:param name="clauses"/>
    <xsl:param name="head"/>
    <xsl:if test="$clauses">
      <xsl:variable name="one" select="count($clauses) = 1"/><!-- which is no list -->
      <p style="letter"><xsl:if test="not($one)"><xsl:attribute name="keep-with-next">yes</xsl:attribute></xsl:if><xsl:value-of select="$head"/><xsl:if test="$one"><xsl:text> </xsl:text><xsl:value-of select="$clauses"/>.</xsl:if></p>
      <xsl:if test="not($one)"><list kind="number" style="letter-item" indent="2mm">
        <xsl:for-each select="$clauses">
          <item>
            <xsl:value-of select="."/>
            <xsl:choose>
              <xsl:when test="position() = last()">.</xsl:when>
              <xsl:otherwise><xsl:value-of select="key('m', 'letter.also.then')"/></xsl:otherwise>
            </xsl:choose>
          </item>
        </xsl:for-each>
      </list></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
