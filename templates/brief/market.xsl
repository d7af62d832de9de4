<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/market.xsl: what the market says: the negotiation DNA, level mapping, dated ranges, sources. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="market">
    <section id="market" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'market'"/></xsl:call-template>
      <xsl:call-template name="market-rows"/>
      <!-- the assumptions stand in the margin where there is something to stand beside -->
      <xsl:variable name="beside" select="$brief/f:prose/f:section[@kind = 'levels' or @kind = 'dna'] | $brief/f:dna/f:part | $brief/f:others/f:item | $brief/f:evidence/f:item"/>
      <xsl:choose>
        <xsl:when test="$beside">
          <group>
            <xsl:call-template name="dna"/>
            <xsl:if test="$brief/f:prose/f:section[@kind = 'levels']">
              <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.levels')"/></label>
              <xsl:for-each select="$brief/f:prose/f:section[@kind = 'levels']/f:p">
                <p style="small-ink"><xsl:apply-templates mode="rich"/></p>
              </xsl:for-each>
            </xsl:if>
            <xsl:if test="$brief/f:others/f:item"><chart kind="levels"/></xsl:if>
            <xsl:if test="$brief/f:evidence/f:item">
              <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.sources')"/></label>
              <list kind="number" style="source">
                <xsl:for-each select="$brief/f:evidence/f:item"><item><xsl:value-of select="."/></item></xsl:for-each>
              </list>
            </xsl:if>
            <aside>
              <label rule="rule"><xsl:value-of select="key('m', 'label.assumptions')"/></label>
              <xsl:call-template name="notes"><xsl:with-param name="id" select="'assumption'"/><xsl:with-param name="style" select="'margin-small'"/></xsl:call-template>
            </aside>
          </group>
        </xsl:when>
        <xsl:otherwise>
          <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.assumptions')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'assumption'"/><xsl:with-param name="style" select="'small-ink'"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
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

  <!-- every range that somebody named, with its source and date -->
  <xsl:template name="market-rows">
    <!-- a step of a pay scale is one value, no range -->
    <xsl:variable name="ranges" select="$top/f:market/f:item[not(f:kind = 'scale' and f:low = f:high)]"/>
    <xsl:variable name="mid" select="$ranges/f:mid/@text[. != '']"/>
    <xsl:if test="$top/f:market/f:item">
      <table kind="plain" measure="full" stretch="0.8mm">
        <row head="yes">
          <cell><xsl:value-of select="key('m', 'market.source')"/></cell>
          <cell><xsl:value-of select="key('m', 'market.part')"/></cell>
          <xsl:if test="$ranges"><cell align="right"><xsl:value-of select="key('m', 'market.low')"/></cell></xsl:if>
          <xsl:if test="$mid"><cell align="right"><xsl:value-of select="key('m', 'market.mid')"/></cell></xsl:if>
          <cell align="right"><xsl:choose>
            <xsl:when test="$ranges"><xsl:value-of select="key('m', 'market.high')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'explain.value')"/></xsl:otherwise>
          </xsl:choose></cell>
          <cell><xsl:value-of select="key('m', 'market.date')"/></cell>
        </row>
        <xsl:for-each select="$top/f:market/f:item">
          <row>
            <cell><xsl:value-of select="f:source"/></cell>
            <cell><xsl:value-of select="key('m', concat('market.part.', f:part))"/><xsl:if test="f:kind = 'scale' and f:level != ''">, <xsl:value-of select="f:level"/></xsl:if></cell>
            <xsl:choose>
              <xsl:when test="f:kind = 'scale' and f:low = f:high">
                <xsl:if test="$ranges"><cell/></xsl:if><xsl:if test="$mid"><cell/></xsl:if><cell align="right"><xsl:value-of select="f:high/@text"/></cell>
              </xsl:when>
              <xsl:otherwise>
                <cell align="right"><xsl:value-of select="f:low/@text"/></cell>
                <xsl:if test="$mid"><cell align="right"><xsl:value-of select="f:mid/@text"/></cell></xsl:if>
                <cell align="right"><xsl:value-of select="f:high/@text"/></cell>
              </xsl:otherwise>
            </xsl:choose>
            <cell><xsl:value-of select="f:date/@short"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
