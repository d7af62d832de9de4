<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/others.xsl: the other offers. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="others">
    <section id="others" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'others'"/></xsl:call-template>
      <xsl:call-template name="side-table">
        <xsl:with-param name="first" select="$shown[1]"/>
        <xsl:with-param name="second" select="$shown[2]"/>
        <xsl:with-param name="notes" select="true()"/>
      </xsl:call-template>
      <xsl:if test="$shown[3]">
        <xsl:call-template name="side-table">
          <xsl:with-param name="first" select="$shown[3]"/>
          <xsl:with-param name="second" select="$shown[4]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$shown[5]"><xsl:call-template name="rest-table"/></xsl:if>
      <xsl:call-template name="certainty"/>
      <xsl:if test="key('say', 'match.text') and $banded and $equity"><xsl:call-template name="match"/></xsl:if>
      <xsl:for-each select="key('say', 'match.text')"><p style="body" before="2.6mm" drop="6"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <!-- whichever comes first stands clear of the bars -->
      <xsl:for-each select="key('say', 'match.contracted')"><p style="body" drop="5">
        <xsl:if test="position() = 1 and not(key('say', 'match.text'))"><xsl:attribute name="before">2.6mm</xsl:attribute></xsl:if>
        <xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <xsl:for-each select="key('say', 'competing.premium')"><p style="body" drop="1">
        <xsl:if test="position() = 1 and not(key('say', 'match.text') or key('say', 'match.contracted'))"><xsl:attribute name="before">2.6mm</xsl:attribute></xsl:if>
        <xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="side-row">
    <xsl:param name="cells"/>
    <xsl:param name="label"/>
    <xsl:param name="weight" select="'regular'"/>
    <xsl:param name="group"/>
    <xsl:param name="part"/><!-- that it comes of: what nobody has stated is no 0 -->
    <row weight="{$weight}">
      <xsl:if test="$group != ''"><xsl:attribute name="group"><xsl:value-of select="$group"/></xsl:attribute></xsl:if>
      <cell><xsl:value-of select="$label"/></cell>
      <xsl:for-each select="$cells">
        <cell><xsl:choose>
          <xsl:when test="$part and . = '0'"><xsl:call-template name="nothing"><xsl:with-param name="part" select="$part"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="@text"/></xsl:otherwise>
        </xsl:choose></cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- 0, or what nobody has stated -->
  <xsl:template name="nothing">
    <xsl:param name="part"/>
    <xsl:variable name="package" select="ancestor-or-self::*[self::f:offer or self::f:ask or self::f:item][1]"/>
    <xsl:variable name="open" select="$brief/f:cells/f:row[@who = local-name($package) or (@who = 'competing' and @at = $package/@n)]/f:cell[@key = $part and (@unstated or @unknown)]"/>
    <xsl:choose>
      <xsl:when test="$open/@unknown"><xsl:value-of select="$open/@unknown"/></xsl:when>
      <xsl:when test="$open"><xsl:value-of select="$open/@text"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="form">
    <xsl:choose>
      <xsl:when test="f:equity = '0'">–</xsl:when>
      <xsl:when test="@kind = 'liquid' and @instrument = 'rsu'"><xsl:value-of select="key('m', 'form.liquid.rsu')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('m', concat('form.', @kind))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="side-table">
    <xsl:param name="first"/>
    <xsl:param name="second" select="/.."/>
    <xsl:param name="notes" select="false()"/>
    <!-- two at most beside offer and ask; cells are in the file's order, so the table is too -->
    <xsl:variable name="others" select="key('rival', $first/@at) | key('rival', $second/@at)"/>
    <xsl:variable name="all" select="$top/f:offer | $top/f:ask | $others"/>
    <table kind="side" stretch="1.1mm">
      <xsl:if test="not($notes)"><xsl:attribute name="before">6mm</xsl:attribute></xsl:if>
      <row head="yes">
        <cell/>
        <cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
        <cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
        <xsl:for-each select="$others">
          <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/>
            <xsl:if test="f:level != '' and not($several)"><xsl:text> </xsl:text><xsl:value-of select="f:level"/></xsl:if></cell>
        </xsl:for-each>
      </row>
      <xsl:for-each select="$brief/f:parts/f:part[not(@sum) and @key != 'equity']">
        <xsl:variable name="key" select="@key"/>
        <row>
          <xsl:if test="position() = 1"><xsl:attribute name="group"><xsl:value-of select="key('m', 'side.pay')"/></xsl:attribute></xsl:if>
          <cell><xsl:value-of select="@name"/></cell>
          <cell><xsl:value-of select="key('cell', concat('offer ', $key))/@text"/></cell>
          <cell><xsl:value-of select="key('cell', concat('ask ', $key))/@text"/></cell>
          <xsl:for-each select="$others">
            <cell><xsl:value-of select="key('cell', concat('competing', @n, ' ', $key))/@text"/></cell>
          </xsl:for-each>
        </row>
      </xsl:for-each>
      <xsl:if test="$all/f:certainty/f:contracted[. != '0']">
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:certainty/f:contracted"/><xsl:with-param name="label" select="key('m', 'side.contracted-four')"/>
        <xsl:with-param name="weight" select="'medium'"/>
      </xsl:call-template>
      </xsl:if>
      <xsl:if test="$equity">
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:equity_per_year"/><xsl:with-param name="label" select="key('m', 'side.equity')"/><xsl:with-param name="part" select="'equity'"/>
        <xsl:with-param name="group" select="key('m', 'side.contingent')"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:equity_four_year"/><xsl:with-param name="label" select="key('m', 'side.equity-four')"/><xsl:with-param name="part" select="'equity'"/>
        <xsl:with-param name="weight" select="'medium'"/>
      </xsl:call-template>
      </xsl:if>
      <xsl:if test="$all/f:certainty/f:target[. != '0']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:certainty/f:target"/>
          <xsl:with-param name="label"><xsl:choose>
            <xsl:when test="$brief/f:parts/f:part[@key = 'bonus']"><xsl:value-of select="key('m', 'side.target')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'side.expected')"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="part" select="'bonus'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$all/f:certainty/f:discretionary[. != '0']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:certainty/f:discretionary"/><xsl:with-param name="label" select="key('m', 'side.refresh')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$equity">
      <xsl:if test="$brief/@vest-apart = 'yes'">
      <row>
        <cell><xsl:value-of select="key('m', 'side.vests')"/></cell>
        <xsl:for-each select="$all"><cell><xsl:choose>
          <xsl:when test="f:equity = '0'">–</xsl:when>
          <xsl:otherwise><xsl:value-of select="f:vesting_years"/></xsl:otherwise>
        </xsl:choose></cell></xsl:for-each>
      </row>
      </xsl:if>
      <row drop="4">
        <cell><xsl:value-of select="key('m', 'side.form')"/></cell>
        <xsl:for-each select="$all"><cell><xsl:call-template name="form"/></cell></xsl:for-each>
      </row>
      <row drop="3">
        <cell><xsl:value-of select="key('m', 'side.sell')"/></cell>
        <xsl:for-each select="$all">
          <cell><xsl:choose>
            <xsl:when test="f:equity = '0'">–</xsl:when>
            <xsl:when test="@kind = 'liquid'"><xsl:value-of select="key('m', 'yes')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'no')"/></xsl:otherwise>
          </xsl:choose></cell>
        </xsl:for-each>
      </row>
      <row drop="2">
        <cell><xsl:value-of select="key('m', 'side.depends')"/></cell>
        <xsl:for-each select="$all">
          <cell><xsl:choose>
            <xsl:when test="f:equity = '0'">–</xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', concat('depends.', @kind))"/></xsl:otherwise>
          </xsl:choose></cell>
        </xsl:for-each>
      </row>
      </xsl:if>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:annual"/><xsl:with-param name="label" select="key('m', 'head.annual')"/>
        <xsl:with-param name="group" select="key('m', 'side.together')"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:four_year"/><xsl:with-param name="label" select="key('m', 'side.four-year')"/>
        <xsl:with-param name="weight" select="'bold'"/>
      </xsl:call-template>
      <xsl:if test="$all/f:certainty/f:contracted[. != '0']">
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:contracted_share"/><xsl:with-param name="label" select="key('m', 'side.share')"/>
      </xsl:call-template>
      </xsl:if>
      <xsl:if test="$notes and key('say', 'claim.why')"><aside><xsl:call-template name="claim"/></aside></xsl:if>
    </table>
  </xsl:template>

  <!-- the fifth and those after it: a row each -->
  <xsl:template name="rest-table">
    <label rule="hair" level="2"><xsl:value-of select="key('m', 'competing.rest')"/></label>
    <table kind="rest">
      <row head="yes">
        <cell/>
        <cell><xsl:value-of select="key('m', 'competing.status')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.base')"/></cell>
        <cell><xsl:value-of select="key('say', 'head.equity')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.annual')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.four-year')"/></cell>
      </row>
      <xsl:for-each select="$shown[position() &gt; 4]">
        <xsl:for-each select="key('rival', @at)">
          <row>
            <cell><xsl:value-of select="f:company"/></cell>
            <cell><xsl:call-template name="status"/></cell>
            <cell><xsl:value-of select="f:base/@text"/></cell>
            <cell><xsl:value-of select="f:equity/@text"/><xsl:for-each select="$brief/f:cells/f:row[@who = 'competing' and @at = current()/@n]/f:cell/@vests"><second><xsl:value-of select="."/></second></xsl:for-each></cell>
            <cell><xsl:value-of select="f:annual/@text"/></cell>
            <cell><xsl:value-of select="f:four_year/@text"/></cell>
          </row>
        </xsl:for-each>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- the source's claim, beside the offer it would be said of -->
  <xsl:template name="claim">
    <label style="label-warn" rule="rule"><xsl:value-of select="key('m', 'label.claim')"/></label>
    <p style="margin-ink"><xsl:value-of select="key('m', 'claim.says')"/></p>
    <xsl:for-each select="key('say', 'claim.quote')">
      <p style="margin-quote"><xsl:call-template name="quoted">
        <xsl:with-param name="open" select="key('m', 'quote.open')"/>
        <xsl:with-param name="close" select="key('m', 'quote.close')"/>
      </xsl:call-template></p>
    </xsl:for-each>
    <xsl:call-template name="notes"><xsl:with-param name="id" select="'claim.why'"/></xsl:call-template>
    <xsl:if test="key('say', 'claim.sum')">
      <table kind="sum">
        <row><cell><xsl:value-of select="key('m', 'claim.four-times')"/><xsl:value-of select="$lead/f:base/@text"/></cell><cell align="right"><xsl:value-of select="$lead/f:certainty/f:contracted/@text"/></cell></row>
        <row><cell><xsl:value-of select="key('m', 'claim.four-times')"/><xsl:value-of select="$lead/f:equity_per_year/@text"/></cell><cell align="right"><xsl:value-of select="$lead/f:certainty/f:liquid/@text"/></cell></row>
        <row weight="bold"><cell><xsl:value-of select="key('m', 'claim.four-years')"/></cell><cell align="right"><xsl:value-of select="$lead/f:four_year/@text"/></cell></row>
      </table>
    </xsl:if>
    <xsl:call-template name="notes"><xsl:with-param name="id" select="'claim.do'"/><xsl:with-param name="style" select="'margin-ink'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="certainty">
    <xsl:variable name="all" select="$top/f:offer | $top/f:ask | $top/f:competing/f:item"/>
    <label rule="hair" level="2"><xsl:value-of select="key('m', 'label.certainty')"/></label>
    <!-- what is drawn, and nothing else -->
    <p style="legend" after="1.4mm">
        <xsl:if test="$all/f:certainty/f:contracted[. != '0']"><swatch name="salary" width="5mm"/><xsl:value-of select="translate(key('m', 'certainty.salary'), ' ', '&#xA0;')"/><space width="4mm"/></xsl:if>
        <xsl:if test="$all/f:certainty/f:target[. != '0']"><swatch name="bonus" width="5mm"/><xsl:choose>
          <xsl:when test="$brief/f:parts/f:part[@key = 'bonus']"><xsl:value-of select="translate(key('m', 'certainty.target'), ' ', '&#xA0;')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="translate(key('m', 'certainty.expected'), ' ', '&#xA0;')"/></xsl:otherwise>
        </xsl:choose><space width="4mm"/></xsl:if>
        <xsl:variable name="unsold" select="$all[f:certainty/f:illiquid != '0']"/>
        <xsl:if test="$unsold"><swatch name="pre-ipo" width="5mm"/><xsl:choose>
          <xsl:when test="$unsold[@kind = 'pre-ipo']"><xsl:value-of select="translate(key('m', 'certainty.pre-ipo'), ' ', '&#xA0;')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="translate(key('m', 'certainty.options'), ' ', '&#xA0;')"/></xsl:otherwise>
        </xsl:choose><space width="4mm"/></xsl:if>
        <xsl:if test="$all/f:certainty/f:liquid[. != '0']"><swatch name="liquid" width="5mm"/><xsl:value-of select="translate(key('m', 'certainty.liquid'), ' ', '&#xA0;')"/><space width="4mm"/></xsl:if>
        <xsl:if test="$all/f:certainty/f:discretionary[. != '0']"><swatch name="discretionary" width="5mm"/><xsl:value-of select="translate(key('m', 'certainty.discretionary'), ' ', '&#xA0;')"/></xsl:if>
    </p>
    <chart kind="certainty"/>
  </xsl:template>

  <xsl:template name="match">
    <label rule="hair" level="2" before="3.2mm"><xsl:value-of select="key('say', 'match.label')"/></label>
    <chart kind="match">
      <arg name="competing" value="{$brief/@lead-index}"/>
      <xsl:if test="key('say', 'cite') or key('say', 'cite.rule')">
        <aside>
          <label><xsl:value-of select="key('m', 'label.cite')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'cite.rule'"/><xsl:with-param name="style" select="'margin-ink'"/></xsl:call-template>
          <xsl:for-each select="key('say', 'cite')">
            <p style="margin-ink" tick="yes"><xsl:apply-templates mode="rich"/></p>
          </xsl:for-each>
        </aside>
      </xsl:if>
    </chart>
  </xsl:template>

</xsl:stylesheet>
