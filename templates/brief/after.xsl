<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/after.xsl: the form for the debrief: its answers are what the debrief asks. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="after">
    <section id="after" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'after'"/></xsl:call-template>
      <label level="2" measure="full" rule="rule"><xsl:value-of select="key('m', 'after.answer')"/></label>
      <group measure="full" columns="2" gap="4mm">
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.yes')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.part')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.no')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.later')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.final')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.in-writing')"/></p>
      </group>
      <label level="2" measure="full" rule="rule" before="5mm"><xsl:value-of select="key('m', 'after.numbers')"/></label>
      <ruled measure="full" min="88mm"><xsl:value-of select="key('m', 'after.notes')"/></ruled>
    </section>
  </xsl:template>

</xsl:stylesheet>
