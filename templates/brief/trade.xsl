<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/trade.xsl: trading one part for another: plane and ladder. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="trade">
    <section id="trade" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'trade'"/></xsl:call-template>
      <xsl:if test="$brief/@plane = 'yes'"><chart kind="plane" stretch="17.6mm">
        <aside>
          <label rule="rule"><xsl:value-of select="key('m', 'label.reading')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'trade.note'"/></xsl:call-template>
          <xsl:if test="count($top/f:equal_value/f:item) &gt; 1">
            <label before="4mm"><xsl:value-of select="key('m', 'label.equal-value')"/></label>
            <table kind="sum">
              <row head="yes"><cell><xsl:value-of select="key('m', 'head.base')"/></cell><cell align="right"><xsl:value-of select="key('say', 'head.equity')"/></cell></row>
              <xsl:for-each select="$brief/f:equal/f:item">
                <row><cell><xsl:value-of select="@base"/></cell><cell align="right"><xsl:value-of select="@equity"/></cell></row>
              </xsl:for-each>
            </table>
          </xsl:if>
        </aside>
      </chart></xsl:if>
      <xsl:choose>
        <xsl:when test="$top/f:ladder/f:item"><xsl:call-template name="ladder"/></xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="key('say', 'ladder.none')"><p style="body" before="4.4mm"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="ladder">
    <label measure="full" rule="rule" level="2"><xsl:value-of select="key('say', 'ladder.label')"/></label>
    <xsl:variable name="trades" select="$brief/f:rungs/f:rung/@for"/>
    <group keep-together="yes">
    <table kind="ladder" measure="full" stretch="1mm">
      <row head="yes">
        <cell/>
        <xsl:for-each select="$brief/f:rungs/f:heads/f:head"><cell><xsl:value-of select="."/></cell></xsl:for-each>
        <cell><xsl:value-of select="key('m', 'ladder.value')"/></cell>
        <xsl:if test="$trades"><cell><xsl:value-of select="key('m', 'ladder.for')"/></cell></xsl:if>
      </row>
      <xsl:for-each select="$brief/f:rungs/f:rung">
        <row>
          <cell><xsl:value-of select="@n"/></cell>
          <xsl:for-each select="f:cell"><cell><xsl:value-of select="."/></cell></xsl:for-each>
          <cell><chart kind="ladder"><arg name="rung" value="{@n}"/></chart></cell>
          <xsl:if test="$trades">
            <cell>
              <xsl:choose>
                <xsl:when test="@for"><lead><mark name="box"/></lead><xsl:value-of select="@for"/></xsl:when>
                <xsl:when test="position() = 1"><xsl:value-of select="key('m', 'ladder.open')"/></xsl:when>
              </xsl:choose>
            </cell>
          </xsl:if>
        </row>
      </xsl:for-each>
    </table>
    <xsl:for-each select="key('say', 'ladder.text')">
      <p style="footnote" measure="full"><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
    </group>
  </xsl:template>

</xsl:stylesheet>
