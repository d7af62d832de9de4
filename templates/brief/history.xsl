<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/history.xsl: how both sides have moved. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="history">
    <section id="history" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'history'"/></xsl:call-template>
      <xsl:if test="$brief/f:moves/f:entry[f:total]">
        <chart kind="history" stretch="14mm">
          <aside>
            <xsl:for-each select="key('say', 'history.turn')">
              <p style="margin-strong"><xsl:apply-templates mode="rich"/></p>
            </xsl:for-each>
            <xsl:if test="key('say', 'history.gap')">
              <label rule="rule"><xsl:value-of select="key('m', 'history.label.gap')"/></label>
              <xsl:call-template name="notes"><xsl:with-param name="id" select="'history.gap'"/><xsl:with-param name="style" select="'margin-text'"/></xsl:call-template>
              <xsl:call-template name="notes"><xsl:with-param name="id" select="'history.closed'"/></xsl:call-template>
            </xsl:if>
            <xsl:call-template name="notes"><xsl:with-param name="id" select="'history.counted'"/></xsl:call-template>
          </aside>
        </chart>
      </xsl:if>
      <xsl:if test="$brief/f:moves/f:entry"><xsl:call-template name="moves"/></xsl:if>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

  <!-- the parts that moved and the total share what lies between the names and the answers -->
  <xsl:template name="moves">
    <xsl:variable name="heads" select="$brief/f:moves/f:heads/f:head"/>
    <xsl:variable name="pitch" select="floor(920 div (count($heads) + 1)) div 10"/>
    <table kind="moves" measure="full" before="4mm">
      <col left="0mm" right="40mm"/>
      <xsl:for-each select="$heads"><col right="{44 + $pitch * position()}mm"/></xsl:for-each>
      <col right="136mm"/>
      <col left="140mm" right="178mm"/>
      <row head="yes">
        <cell><xsl:value-of select="key('m', 'history.head.when')"/></cell>
        <xsl:for-each select="$heads"><cell><xsl:value-of select="."/></cell></xsl:for-each>
        <cell><xsl:value-of select="key('say', 'history.total')"/></cell>
        <cell><xsl:value-of select="key('m', 'history.head.beside')"/></cell>
      </row>
      <xsl:for-each select="$brief/f:moves/f:entry">
        <row>
          <xsl:if test="@kind = 'ask'"><xsl:attribute name="total">yes</xsl:attribute></xsl:if>
          <cell><lead><mark name="{@mark}"/></lead><xsl:value-of select="@when"/><xsl:text> </xsl:text><t style="descriptor"><xsl:value-of select="@who"/></t>
            <xsl:if test="@how"><second><xsl:value-of select="@how"/></second></xsl:if></cell>
          <xsl:choose>
            <xsl:when test="f:said">
              <cell colspan="{count($heads) + 2}" align="left" style="row-narrow"><xsl:value-of select="f:said"/></cell>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="f:cell">
                <cell><xsl:value-of select="."/><xsl:if test="@step"><second><xsl:value-of select="@step"/></second></xsl:if></cell>
              </xsl:for-each>
              <cell weight="bold"><xsl:value-of select="f:total"/><xsl:if test="f:total/@step"><second><xsl:value-of select="f:total/@step"/></second></xsl:if></cell>
              <cell style="row-narrow" align="left"><xsl:value-of select="@beside"/></cell>
            </xsl:otherwise>
          </xsl:choose>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

</xsl:stylesheet>
