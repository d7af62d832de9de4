<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/market.xsl: what the market says: the negotiation DNA, level mapping, dated ranges, sources. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="market">
    <section id="market" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'market'"/></xsl:call-template>
      <xsl:call-template name="ranges"/>
      <!-- the assumptions stand in the margin where there is something to stand beside -->
      <xsl:variable name="beside" select="$brief/f:prose/f:section[@kind = 'levels' or @kind = 'dna'] | $brief/f:evidence/f:item"/>
      <xsl:choose>
        <xsl:when test="$beside">
          <group>
            <xsl:if test="$brief/f:evidence/f:item">
              <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.sources')"/></label>
              <list kind="number" style="source">
                <xsl:for-each select="$brief/f:evidence/f:item"><item><xsl:value-of select="."/></item></xsl:for-each>
              </list>
            </xsl:if>
            <xsl:if test="$brief/f:prose/f:section[@kind = 'levels']">
              <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.levels')"/></label>
              <xsl:for-each select="$brief/f:prose/f:section[@kind = 'levels']/f:p">
                <p style="small-ink"><xsl:call-template name="guide-lang"/><xsl:apply-templates mode="rich"/></p>
              </xsl:for-each>
            </xsl:if>
            <xsl:call-template name="dna"/>
            <aside>
              <label rule="rule"><xsl:value-of select="key('m', 'label.assumptions')"/></label>
              <xsl:call-template name="notes"><xsl:with-param name="id" select="'assumption'"/><xsl:with-param name="style" select="'margin-small'"/></xsl:call-template>
            </aside>
          </group>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="dna"/>
          <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.assumptions')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'assumption'"/><xsl:with-param name="style" select="'small-ink'"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.found')"/></ruled>
    </section>
  </xsl:template>

  <!-- how this employer negotiates, as the guide has it: its line of three parts, then its prose -->
  <xsl:template name="dna">
    <xsl:if test="$brief/f:dna/f:part or $brief/f:prose/f:section[@kind = 'dna']">
      <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.dna')"/></label>
      <xsl:if test="$brief/f:dna/f:part">
        <p style="body"><b><xsl:for-each select="$brief/f:dna/f:part"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="."/></xsl:for-each></b></p>
      </xsl:if>
      <xsl:for-each select="$brief/f:prose/f:section[@kind = 'dna']/f:p">
        <p style="small-ink"><xsl:call-template name="guide-lang"/><xsl:apply-templates mode="rich"/></p>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- every range that somebody names for a part, low end, bar and high end, and who says it -->
  <xsl:template name="ranges">
    <xsl:variable name="items" select="$brief/f:quoted/f:part/f:item"/>
    <xsl:if test="$items">
      <table kind="ranges" measure="full" stretch="0.8mm">
        <row head="yes">
          <!-- of the guide's it names whose they are; who says so stands at the end -->
          <cell><xsl:if test="not($items/@guide)"><xsl:value-of select="key('m', 'market.source')"/></xsl:if></cell>
          <cell><xsl:if test="$items/@low"><xsl:value-of select="key('m', 'market.low')"/></xsl:if></cell>
          <cell>
            <mark name="offer"/><space width="1.3mm"/><xsl:value-of select="key('m', 'Offer')"/>
            <xsl:if test="$top/f:ask"><space width="4mm"/><mark name="ask"/><space width="1.3mm"/><xsl:value-of select="key('m', 'Ask')"/></xsl:if>
          </cell>
          <cell><xsl:choose>
            <xsl:when test="$items/@low"><xsl:value-of select="key('m', 'market.high')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'explain.value')"/></xsl:otherwise>
          </xsl:choose></cell>
          <xsl:if test="$items/@mid"><cell><xsl:value-of select="key('m', 'market.mid')"/></cell></xsl:if>
          <cell><xsl:choose>
            <xsl:when test="$items/@guide"><xsl:value-of select="key('m', 'market.from')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'market.date')"/></xsl:otherwise>
          </xsl:choose></cell>
        </row>
        <xsl:for-each select="$brief/f:quoted/f:part">
          <xsl:for-each select="f:item">
            <row>
              <xsl:if test="position() = 1"><xsl:attribute name="group"><xsl:value-of select="../@head"/></xsl:attribute></xsl:if>
              <cell><xsl:value-of select="@name"/><xsl:if test="@step">, <xsl:value-of select="@step"/></xsl:if></cell>
              <cell><xsl:value-of select="@low"/></cell>
              <cell><chart kind="range"><arg name="row" value="{@row}"/></chart></cell>
              <cell><xsl:value-of select="@high"/></cell>
              <xsl:if test="$items/@mid"><cell><xsl:value-of select="@mid"/></cell></xsl:if>
              <cell><xsl:value-of select="@date"/></cell>
            </row>
          </xsl:for-each>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
