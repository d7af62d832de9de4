<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/equity.xsl: equity one cannot sell: scenarios and break-even. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="equity">
    <section id="equity" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'equity'"/></xsl:call-template>
      <xsl:for-each select="key('say', 'equity.unknown')"><p style="body" measure="full"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <xsl:if test="$top/f:scenarios/f:item and not(key('say', 'equity.unknown'))">
        <label level="2"><xsl:value-of select="key('m', 'label.scenarios')"/></label>
        <p style="legend" measure="full" after="0.4mm">
          <!-- what is drawn, and nothing else -->
          <xsl:variable name="both" select="$top/f:offer | $top/f:ask"/>
          <swatch name="salary"/><xsl:choose>
            <xsl:when test="$both/f:allowance[. != '0']"><xsl:value-of select="translate(key('m', 'legend.pay'), ' ', '&#xA0;')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="translate(key('m', 'legend.salary'), ' ', '&#xA0;')"/></xsl:otherwise>
          </xsl:choose><space width="5mm"/>
          <xsl:if test="$both/f:bonus[. != '0']"><swatch name="bonus"/><xsl:value-of select="translate(key('m', 'legend.bonus'), ' ', '&#xA0;')"/><space width="5mm"/></xsl:if>
          <xsl:if test="$both/f:sign_on[. != '0'] | $both/f:relocation[. != '0']"><swatch name="sign-on"/><xsl:choose>
            <xsl:when test="$both/f:relocation[. != '0']"><xsl:value-of select="translate(key('m', 'legend.once'), ' ', '&#xA0;')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="translate(key('m', 'legend.sign-on'), ' ', '&#xA0;')"/></xsl:otherwise>
          </xsl:choose><space width="5mm"/></xsl:if>
          <swatch name="pre-ipo"/><xsl:value-of select="translate(key('m', 'legend.equity-at'), ' ', '&#xA0;')"/>
          <xsl:for-each select="key('say', 'equity.diluted')"><space width="5mm"/><swatch name="dilution"/><xsl:value-of select="translate(key('m', 'legend.ask-diluted'), ' ', '&#xA0;')"/><xsl:text>&#xA0;</xsl:text><xsl:value-of select="translate(., ' ', '&#xA0;')"/></xsl:for-each>
        </p>
        <chart kind="scenarios" stretch="12.6mm">
          <xsl:if test="$lead"><arg name="competing" value="{$brief/@lead-index}"/></xsl:if>
          <aside>
            <xsl:if test="$lead"><xsl:call-template name="break-even"/></xsl:if>
            <xsl:if test="not($lead) and $top/f:haircut/f:item"><xsl:call-template name="haircut"/></xsl:if>
            <xsl:call-template name="notes">
              <xsl:with-param name="id" select="'equity.note'"/>
              <xsl:with-param name="style" select="'margin-small'"/>
            </xsl:call-template>
          </aside>
        </chart>
      </xsl:if>
      <group keep-together="yes">
      <label measure="full" rule="rule" level="2"><xsl:value-of select="key('m', 'label.questions.equity')"/></label>
      <group measure="full" columns="2" pitch="17.5mm" stretch="3mm" gap="4mm">
        <xsl:for-each select="key('say', 'equity.question')">
          <group>
            <p style="question" tick="yes"><xsl:call-template name="guide-lang"/><xsl:apply-templates mode="rich"/></p>
            <answer indent="5mm"/>
          </group>
        </xsl:for-each>
      </group>
      </group>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="break-even-cells">
    <cell weight="medium"><xsl:value-of select="f:multiple/@text"/><second><xsl:value-of select="f:valuation/@text"/></second></cell>
    <xsl:if test="key('say', 'equity.diluted')">
      <cell><xsl:value-of select="f:diluted/f:multiple/@text"/><second><xsl:value-of select="f:diluted/f:valuation/@text"/></second></cell>
    </xsl:if>
  </xsl:template>

  <xsl:template name="break-even">
    <label rule="rule"><xsl:value-of select="key('say', 'breakeven.label')"/></label>
    <table kind="break-even">
      <row head="yes">
        <cell/><cell><xsl:value-of select="key('m', 'breakeven.plain')"/></cell>
        <xsl:if test="key('say', 'equity.diluted')"><cell><xsl:value-of select="key('say', 'equity.diluted')"/></cell></xsl:if>
      </row>
      <row><cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
        <xsl:for-each select="$lead/f:break_even/f:ask"><xsl:call-template name="break-even-cells"/></xsl:for-each></row>
      <xsl:if test="$floor">
        <row><cell><lead><mark name="floor"/></lead><xsl:value-of select="key('m', 'Floor')"/></cell>
          <xsl:for-each select="$lead/f:break_even/f:floor"><xsl:call-template name="break-even-cells"/></xsl:for-each></row>
      </xsl:if>
      <row><cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
        <xsl:for-each select="$lead/f:break_even/f:offer"><xsl:call-template name="break-even-cells"/></xsl:for-each></row>
    </table>
  </xsl:template>

  <xsl:template name="haircut">
    <label rule="rule"><xsl:value-of select="key('m', 'label.haircut')"/></label>
    <table kind="sum">
      <row head="yes"><cell/><cell align="right"><xsl:value-of select="key('m', 'Offer')"/></cell><cell align="right"><xsl:value-of select="key('m', 'Ask')"/></cell></row>
      <xsl:for-each select="$top/f:haircut/f:item">
        <row><cell><xsl:value-of select="f:kept/@text"/></cell><cell align="right"><xsl:value-of select="f:offer/@text"/></cell><cell align="right"><xsl:value-of select="f:ask/@text"/></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

</xsl:stylesheet>
