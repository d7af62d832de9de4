<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/after.xsl: the form for the debrief: its answers are what the debrief asks, in its order.
     The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="after">
    <section id="after" name="{@name}" one-page="yes">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'after'"/><xsl:with-param name="after" select="'1mm'"/></xsl:call-template>
      <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.answer')"/></xsl:call-template>
      <group measure="full" columns="3" gap="4mm">
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.yes')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.part')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.no')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.later')"/></p>
        <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.final')"/></p>
      </group>
      <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.numbers')"/></xsl:call-template>
      <xsl:call-template name="after-numbers"/>
      <group measure="full" columns="3" gap="4mm">
        <group>
          <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.in-writing')"/></xsl:call-template>
          <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.written')"/></p>
          <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.promised')"/><xsl:text> </xsl:text><blank caption="" width="22mm" say="{key('m', 'mark.blank')}"/></p>
        </group>
        <group>
          <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.by-when')"/></xsl:call-template>
          <p style="body" tick="yes"><xsl:value-of select="key('say', 'after.as-before')"/></p>
          <p style="body" tick="yes"><xsl:value-of select="key('m', 'after.new-day')"/><xsl:text> </xsl:text><blank caption="" width="26mm" say="{key('m', 'mark.blank')}"/></p>
        </group>
        <group>
          <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.how')"/></xsl:call-template>
          <p style="body">
            <mark name="box"/><xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="key('m', 'after.call')"/><xsl:text> </xsl:text><space width="3mm"/>
            <mark name="box"/><xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="key('m', 'after.e-mail')"/><xsl:text> </xsl:text><space width="3mm"/>
            <mark name="box"/><xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="key('m', 'after.letter')"/><xsl:text> </xsl:text><space width="3mm"/>
            <mark name="box"/><xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="key('m', 'after.meeting')"/><xsl:text> </xsl:text><space width="3mm"/>
            <mark name="box"/><xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="key('m', 'after.form')"/>
          </p>
        </group>
      </group>
      <p style="body" measure="full" before="3mm">
        <xsl:value-of select="key('m', 'after.who')"/><xsl:text> </xsl:text><blank caption="" width="66mm" say="{key('m', 'mark.blank')}"/><space width="6mm"/>
        <xsl:value-of select="key('m', 'after.when')"/><xsl:text> </xsl:text><blank caption="" width="52mm" say="{key('m', 'mark.blank')}"/>
      </p>
      <group measure="full" columns="2" gap="8mm">
        <group>
          <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.return')"/></xsl:call-template>
          <xsl:call-template name="after-lines"/>
        </group>
        <group>
          <xsl:call-template name="after-label"><xsl:with-param name="label" select="key('m', 'after.words')"/></xsl:call-template>
          <xsl:call-template name="after-lines"/>
        </group>
      </group>
      <p style="body" measure="full" before="5mm"><xsl:apply-templates select="key('say', 'after.command')/node()" mode="rich"/></p>
    </section>
  </xsl:template>

  <!-- to write on: five give way to what runs on below -->
  <xsl:template name="after-lines">
    <answer height="8mm"/><answer height="8mm"/>
    <answer height="8mm" drop="5"/><answer height="8mm" drop="4"/><answer height="8mm" drop="3"/><answer height="8mm" drop="2"/><answer height="8mm" drop="1"/>
  </xsl:template>

  <xsl:template name="after-label">
    <xsl:param name="label"/>
    <label level="2" measure="full" rule="rule" before="4.4mm"><xsl:value-of select="$label"/></label>
  </xsl:template>

  <!-- a row a part in play, a row a term that somebody states, and room for what is new -->
  <xsl:template name="after-numbers">
    <table kind="form" measure="full" stretch="1.8mm">
      <col left="0mm" right="35mm"/><col right="76mm"/><col left="82mm" right="126mm"/><col left="132mm" right="178mm"/>
      <row head="yes">
        <cell/><cell><xsl:value-of select="key('m', 'after.table')"/></cell>
        <cell align="left"><xsl:value-of select="key('m', 'after.asked')"/></cell>
        <cell align="left"><xsl:value-of select="key('m', 'after.now')"/></cell>
      </row>
      <xsl:for-each select="$brief/f:parts/f:part[not(@sum)]">
        <xsl:variable name="mine" select="key('cell', concat('offer ', @key))"/>
        <xsl:call-template name="after-row">
          <xsl:with-param name="name" select="@name"/>
          <xsl:with-param name="is"><xsl:choose>
            <xsl:when test="(@key = 'base' or @key = 'bonus') and $mine/@second"><xsl:value-of select="$mine/@second"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$mine/@text"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$brief/f:terms/f:term">
        <xsl:call-template name="after-row">
          <xsl:with-param name="name" select="@name"/><xsl:with-param name="is" select="@offer"/>
          <xsl:with-param name="drop" select="20 - position()"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="after-row"><xsl:with-param name="name" select="key('m', 'after.other')"/></xsl:call-template>
      <xsl:call-template name="after-row"><xsl:with-param name="name" select="key('m', 'after.other')"/><xsl:with-param name="drop" select="6"/></xsl:call-template>
    </table>
  </xsl:template>

  <xsl:template name="after-row">
    <xsl:param name="name"/>
    <xsl:param name="is"/>
    <xsl:param name="drop"/>
    <row>
      <xsl:if test="$drop &gt; 0"><xsl:attribute name="drop"><xsl:value-of select="$drop"/></xsl:attribute></xsl:if>
      <cell><xsl:value-of select="$name"/></cell>
      <cell><xsl:value-of select="$is"/></cell>
      <cell><blank caption="" width="44mm" say="{key('m', 'mark.blank')}"/></cell>
      <cell><blank caption="" width="46mm" say="{key('m', 'mark.blank')}"/></cell>
    </row>
  </xsl:template>

</xsl:stylesheet>
