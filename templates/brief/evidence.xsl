<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/evidence.xsl: evidence, and where each number comes from. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="evidence">
    <section id="evidence" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'evidence'"/></xsl:call-template>
      <group>
        <xsl:if test="$brief/f:prose/f:section[@kind = 'levels']">
          <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.levels')"/></label>
          <xsl:for-each select="$brief/f:prose/f:section[@kind = 'levels']/f:p">
            <p style="small-ink"><xsl:apply-templates mode="rich"/></p>
          </xsl:for-each>
        </xsl:if>
        <xsl:if test="$brief/f:others/f:item"><chart kind="levels"/></xsl:if>
        <xsl:if test="$brief/f:explain/f:row">
          <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.explain')"/></label>
          <table kind="provenance">
            <row head="yes">
              <cell/><cell><xsl:value-of select="key('m', 'explain.value')"/></cell>
              <cell><xsl:value-of select="key('m', 'explain.working')"/></cell>
              <cell><xsl:value-of select="key('m', 'explain.from')"/></cell>
            </row>
            <xsl:for-each select="$brief/f:explain/f:row">
              <row>
                <cell><xsl:value-of select="@what"/></cell><cell><xsl:value-of select="@value"/></cell>
                <cell><xsl:value-of select="@working"/></cell><cell><xsl:value-of select="@from"/></cell>
              </row>
            </xsl:for-each>
          </table>
        </xsl:if>
        <xsl:if test="$brief/f:evidence/f:item">
          <label rule="rule" level="2"><xsl:value-of select="key('m', 'label.sources')"/></label>
          <list kind="number" style="source">
            <xsl:for-each select="$brief/f:evidence/f:item"><item><xsl:value-of select="."/></item></xsl:for-each>
          </list>
        </xsl:if>
        <aside>
          <label rule="rule"><xsl:value-of select="key('m', 'label.assumptions')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'assumption'"/><xsl:with-param name="style" select="'margin-small'"/></xsl:call-template>
          <xsl:if test="$brief/f:departures/f:item">
            <label style="label-warn" rule="rule"><xsl:value-of select="key('m', 'label.departures')"/></label>
            <xsl:for-each select="$brief/f:departures/f:item"><p style="margin-small"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
          </xsl:if>
        </aside>
      </group>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

</xsl:stylesheet>
