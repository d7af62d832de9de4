<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/workings.xsl: how each figure came about, and where the brief departs from its guide. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="workings">
    <section id="workings" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'workings'"/></xsl:call-template>
      <xsl:if test="$brief/f:explain/f:row">
        <table kind="provenance" measure="full">
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
      <xsl:call-template name="departures"/>
    </section>
  </xsl:template>

  <!-- what the guide's own numbers and words get wrong, already put right in what is said -->
  <xsl:template name="departures">
    <xsl:variable name="wrong" select="$brief/f:checks/f:item[@about = 'guide']"/>
    <xsl:if test="$wrong or $brief/f:departures/f:item">
      <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.departures')"/></label>
      <xsl:if test="$brief/f:departures/f:item">
        <list kind="bullet" style="small-ink">
          <xsl:for-each select="$brief/f:departures/f:item"><item><xsl:apply-templates mode="rich"/></item></xsl:for-each>
        </list>
      </xsl:if>
      <xsl:if test="$wrong and $brief/f:departures/f:item">
        <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.guide-faults')"/></label>
      </xsl:if>
      <xsl:for-each select="$wrong"><xsl:call-template name="check"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
