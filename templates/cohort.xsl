<?xml version="1.0" encoding="UTF-8"?>
<!-- The coach's page: a row an offer, forty at most a page, by who must act first. Every word and number is
     finished in the tree; the plot of each row is the chart room's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:f="urn:hfbrief:figures:1"
    xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private"
    exclude-result-prefixes="f hfbrief">

  <xsl:key name="m" match="f:m" use="@k"/>
  <xsl:variable name="floor" select="/f:cohort/@floor = 'yes'"/>
  <xsl:variable name="rows" select="/f:cohort/@rows"/>
  <!-- a row of one line, and whether it has a column for whose turn it is -->
  <xsl:variable name="dense" select="$rows = 'open' or $rows = 'dense'"/>
  <xsl:variable name="turns" select="/f:cohort/@turns = 'yes'"/>
  <!-- of hundreds of pages the tree holds some at a time -->
  <xsl:variable name="first" select="/f:cohort/@first = 'yes'"/>
  <xsl:variable name="last" select="/f:cohort/@last = 'yes'"/>

  <xsl:template match="/f:cohort">
    <flow page="brief" lang="{@lang}" title="{key('m', 'cohort.document')}" identity="{f:identity}"
        private="{key('m', 'cohort.private')}" folio="{f:folio}" date="{f:date}"
        revision="{f:revision}" continued="">
      <xsl:attribute name="warning">
        <xsl:choose>
          <xsl:when test="$floor"><xsl:value-of select="key('m', 'cohort.warning')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'cohort.warning.no-floor')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <section id="cohort" name="{key('m', 'cohort.name')}">
        <xsl:if test="$first"><h1 width="165mm">
          <xsl:choose>
            <xsl:when test="f:page"><xsl:value-of select="f:title"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'cohort.empty')"/></xsl:otherwise>
          </xsl:choose>
        </h1></xsl:if>
        <xsl:if test="$first and f:page">
          <p style="deck" measure="full" width="150mm" after="2mm"><xsl:value-of select="key('m', 'cohort.deck')"/></p>
          <xsl:call-template name="legend"/>
        </xsl:if>
        <xsl:apply-templates select="f:page"/>
        <xsl:if test="$last and f:page">
          <xsl:call-template name="notes"/>
          <xsl:if test="$dense"><xsl:call-template name="in-full"/></xsl:if>
        </xsl:if>
        <xsl:apply-templates select="f:flags[f:flag] | f:refused[f:offer]"/>
      </section>
    </flow>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:variable name="rules" select="@weeks = 'yes'"/>
    <xsl:variable name="remote" select="@remote = 'yes'"/>
    <xsl:if test="$rules or $floor or $remote">
      <p style="footnote" measure="full">
        <xsl:if test="$rules"><xsl:value-of select="key('m', 'cohort.note.rules')"/><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$floor"><xsl:value-of select="key('m', 'cohort.note.marks')"/><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$remote"><xsl:value-of select="key('m', 'cohort.note.remote')"/></xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- what a row of one line may have cut: names, and each employer with its role once -->
  <xsl:template name="in-full">
    <xsl:variable name="names" select="f:names/f:name[string-length() &gt; 17]"/>
    <xsl:variable name="works" select="f:works/f:work[string-length() &gt; 17]"/>
    <xsl:if test="$names | $works">
      <p style="footnote" measure="full"><b><xsl:value-of select="key('m', 'cohort.in-full')"/></b><xsl:text> </xsl:text>
        <xsl:for-each select="$names"><xsl:value-of select="."/><xsl:if test="position() != last() or $works"><xsl:value-of select="key('m', 'letter.also.then')"/><xsl:text> </xsl:text></xsl:if></xsl:for-each>
        <xsl:for-each select="$works"><xsl:value-of select="."/><xsl:if test="position() != last()"><xsl:value-of select="key('m', 'letter.also.then')"/><xsl:text> </xsl:text></xsl:if></xsl:for-each>
        <xsl:text>.</xsl:text></p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend">
    <p style="legend" measure="full">
      <mark name="offer"/><space width="1.6mm"/><xsl:value-of select="key('m', 'cohort.legend.offer')"/>
      <space width="5mm"/>
      <mark name="ask"/><space width="1.6mm"/><xsl:value-of select="key('m', 'cohort.legend.ask')"/>
      <space width="5mm"/>
      <xsl:if test="$floor">
        <mark name="floor"/><space width="1.6mm"/><xsl:value-of select="key('m', 'cohort.legend.floor')"/>
        <space width="5mm"/>
      </xsl:if>
      <swatch name="band" width="8mm"/><space width="1.6mm"/><xsl:value-of select="key('m', 'cohort.legend.band')"/>
      <space width="5mm"/>
      <swatch name="gap" width="8mm"/><space width="1.6mm"/><xsl:value-of select="key('m', 'cohort.legend.gap')"/>
    </p>
  </xsl:template>

  <xsl:template match="f:page">
    <table measure="full">
      <xsl:attribute name="kind"><xsl:choose>
        <xsl:when test="$rows = 'high'">cohort</xsl:when>
        <xsl:otherwise>cohort-<xsl:value-of select="$rows"/></xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:attribute name="stretch"><xsl:choose>
        <xsl:when test="$rows = 'dense'">0.5mm</xsl:when>
        <xsl:when test="$rows = 'open'">2.1mm</xsl:when>
        <xsl:otherwise>2.6mm</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:if test="@n &gt; 1"><xsl:attribute name="page-break">yes</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="not($dense)">
          <col left="0mm" right="17mm" align="left"/><col left="18mm" right="75mm" align="left"/>
          <col left="76mm" right="116.1mm"/><col right="138mm"/><col left="142mm" right="178mm" align="left"/>
        </xsl:when>
        <xsl:when test="$turns">
          <col left="0mm" right="23.4mm" align="left"/><col left="24.2mm" right="40mm" align="left"/><col left="40.4mm" right="63mm" align="left"/><col left="63.6mm" right="87.2mm" align="left"/>
        </xsl:when>
        <xsl:otherwise>
          <col left="0mm" right="23.4mm" align="left"/><col left="24.2mm" right="54mm" align="left"/><col left="54.6mm" right="87.2mm" align="left"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$dense"><col left="87.6mm" right="127.7mm"/><col right="149.5mm"/><col left="151.5mm" right="178mm" align="left"/></xsl:if>
      <row head="yes">
        <cell><xsl:value-of select="key('m', 'cohort.head.due')"/></cell>
        <xsl:if test="$dense and $turns"><cell><xsl:value-of select="key('m', 'cohort.head.turn')"/></cell></xsl:if>
        <cell><xsl:value-of select="key('m', 'cohort.head.candidate')"/></cell>
        <xsl:if test="$dense"><cell><xsl:value-of select="key('m', 'cohort.head.work')"/></cell></xsl:if>
        <cell><chart kind="dots-axis"/></cell>
        <cell><xsl:choose>
          <xsl:when test="$dense"><xsl:value-of select="key('m', 'cohort.head.gap.short')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'cohort.head.gap')"/></xsl:otherwise>
        </xsl:choose></cell>
        <cell>
          <xsl:choose>
            <xsl:when test="not($floor)"/>
            <xsl:when test="$dense"><xsl:value-of select="key('m', 'cohort.head.verdict.short')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'cohort.head.verdict')"/></xsl:otherwise>
          </xsl:choose>
        </cell>
      </row>
      <xsl:apply-templates select="f:row"/>
    </table>
  </xsl:template>

  <xsl:template name="gap-weight">
    <xsl:attribute name="weight"><!-- an amount, or that there is none -->
      <xsl:choose>
        <xsl:when test="f:gap-second/@null">regular</xsl:when>
        <xsl:otherwise>medium</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template name="verdict">
    <xsl:if test="f:verdict">
      <xsl:attribute name="weight">
        <xsl:choose>
          <xsl:when test="f:verdict/@below = 'yes'">bold</xsl:when>
          <xsl:otherwise>regular</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <lead><mark name="{f:verdict/@mark}"/></lead>
      <xsl:value-of select="f:verdict"/>
      <xsl:if test="not($dense)"><second><xsl:value-of select="f:verdict-second"/></second></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:row">
    <row>
      <xsl:if test="@week-ends = 'yes'"><xsl:attribute name="rule">heavy</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="$dense">
          <cell><xsl:value-of select="f:due"/><xsl:if test="not(f:due-days/@null)"><xsl:text>&#xA0; </xsl:text><xsl:value-of select="f:due-days"/></xsl:if></cell>
          <xsl:if test="$turns"><cell><xsl:value-of select="f:turn"/></cell></xsl:if>
          <cell header="yes" lines="1"><xsl:value-of select="f:name"/></cell>
          <cell lines="1"><xsl:value-of select="f:work-short"/></cell>
          <cell><chart kind="dots"><arg name="row" value="{@n}"/></chart></cell>
          <cell><xsl:call-template name="gap-weight"/><xsl:value-of select="f:gap"/></cell>
        </xsl:when>
        <xsl:otherwise>
          <cell>
            <xsl:value-of select="f:due"/>
            <xsl:if test="not(f:due-second/@null)"><second><xsl:value-of select="f:due-second"/></second></xsl:if>
          </cell>
          <cell header="yes">
            <xsl:value-of select="f:name"/>
            <second>
              <xsl:if test="not(f:turn/@null)"><b><xsl:value-of select="f:turn"/></b><xsl:text>&#xA0; </xsl:text></xsl:if>
              <xsl:value-of select="f:work"/><xsl:text>, </xsl:text><xsl:value-of select="f:place"/>
            </second>
          </cell>
          <cell><chart kind="dots"><arg name="row" value="{@n}"/></chart></cell>
          <cell>
            <xsl:call-template name="gap-weight"/>
            <xsl:value-of select="f:gap"/>
            <xsl:if test="not(f:gap-second/@null)"><second><xsl:value-of select="f:gap-second"/></second></xsl:if>
          </cell>
        </xsl:otherwise>
      </xsl:choose>
      <cell><xsl:call-template name="verdict"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="f:flags">
    <label rule="hair" measure="full"><xsl:value-of select="key('m', 'cohort.flags')"/></label>
    <xsl:for-each select="f:flag">
      <p style="body" measure="full"><xsl:value-of select="."/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="f:refused">
    <label rule="hair" measure="full" style="label-warn"><xsl:value-of select="key('m', 'cohort.refused')"/></label>
    <xsl:for-each select="f:offer">
      <p style="footnote" measure="full"><b><xsl:value-of select="@input"/></b>: <xsl:value-of select="."/></p>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
