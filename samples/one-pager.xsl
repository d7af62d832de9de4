<?xml version="1.0" encoding="UTF-8"?>
<!-- A coach's own page for the candidate: where you stand, what to say, how far to come down, and
     room to write. An example of a template of one's own:

         hfbrief samples/paris.xml -t samples/one-pager.xsl -o one-pager.pdf

     What goes in is the figures' tree (urn:hfbrief:figures:1): every amount is finished text in
     @text, every sentence stands under f:brief: findings as f:say (by id), the program's own words
     as f:m (by key), what is said aloud as f:passage. What comes out is a flow
     (urn:hfbrief:flow:1; its schema prints the grammar): blocks in a named style, no coordinates. A
     stylesheet selects and orders. It computes nothing, and PRIVATE is put on the page whatever
     stands here, because of the audience below; without it the tree would lack what is private. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1"
                xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private"
                exclude-result-prefixes="f hfbrief">

  <xsl:key name="m" match="f:m" use="@k"/>
  <xsl:key name="say" match="f:say" use="@id"/>

  <xsl:template match="/f:figures">
    <flow page="brief" lang="{@lang}" title="{key('say', 'doc.title')}" author="{f:candidate}"
          date="{f:date}" identity="{key('say', 'doc.identity')}"
          warning="{key('say', 'doc.warning')}" private="{key('m', 'doc.private')}"
          folio="{key('say', 'doc.folio')}" revision="{key('say', 'doc.revision')}">
      <section id="page" name="{f:candidate}" one-page="yes">
        <h1 style="verdict" measure="main" width="124mm">
          <xsl:apply-templates select="key('say', 'call.title')/node()"/>
          <aside>
            <label><xsl:value-of select="key('m', 'label.respond')"/></label>
            <p style="deadline"><xsl:value-of select="key('say', 'respond.date')"/></p>
          </aside>
        </h1>
        <p style="lead" width="124mm"><xsl:apply-templates select="key('say', 'call.deck')/node()"/></p>
        <xsl:call-template name="numbers"/>
        <xsl:call-template name="said"/>
        <xsl:call-template name="steps"/>
        <ruled measure="full" min="16mm"><xsl:value-of select="key('m', 'label.they-said')"/></ruled>
      </section>
    </flow>
  </xsl:template>

  <!-- A table of the theme's kind "key": a row a package. -->
  <xsl:template name="numbers">
    <table kind="key">
      <row head="yes">
        <cell/>
        <cell><xsl:value-of select="key('m', 'head.base')"/></cell>
        <cell><xsl:value-of select="key('say', 'head.equity')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.annual')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.four-year')"/></cell>
      </row>
      <xsl:apply-templates select="f:offer | f:ask | f:floor[/f:figures/@floor = 'front']" mode="row"/>
      <xsl:apply-templates select="f:competing/f:item" mode="row"/>
      <aside>
        <xsl:if test="key('say', 'walk.text')">
          <label rule="rule"><xsl:value-of select="key('m', 'label.walk')"/></label>
        </xsl:if>
        <xsl:for-each select="key('say', 'walk.text') | key('say', 'walk.never')">
          <p style="margin-text"><xsl:apply-templates/></p>
        </xsl:for-each>
      </aside>
    </table>
    <chart kind="band"><arg name="part" value="annual"/></chart>
  </xsl:template>

  <xsl:template match="f:offer | f:ask | f:floor | f:item" mode="row">
    <row>
      <cell>
        <xsl:choose>
          <xsl:when test="self::f:offer"><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></xsl:when>
          <xsl:when test="self::f:ask"><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></xsl:when>
          <xsl:when test="self::f:floor"><lead><mark name="floor"/></lead><xsl:value-of select="key('m', 'Floor')"/></xsl:when>
          <xsl:otherwise><lead><mark name="competing"/></lead><xsl:value-of select="f:company"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell><xsl:value-of select="f:base/@text"/></cell>
      <cell><xsl:value-of select="f:equity/@text"/></cell>
      <cell><xsl:value-of select="f:annual/@text"/></cell>
      <cell><xsl:value-of select="f:four_year/@text"/></cell>
    </row>
  </xsl:template>

  <!-- What is said aloud, in the theme's style for it. -->
  <xsl:template name="said">
    <label measure="full" rule="rule" level="2"><xsl:value-of select="key('m', 'label.opening')"/></label>
    <xsl:for-each select="f:brief/f:opening/f:passage/f:p">
      <p style="opening" speak="quote"><xsl:apply-templates/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- Two columns: the rungs of the ladder, and what to ask. -->
  <xsl:template name="steps">
    <group columns="2">
      <!-- a list without items is a fault: what may be empty is asked for first -->
      <xsl:if test="f:ladder/f:item">
        <group>
          <label level="2"><xsl:value-of select="key('say', 'ladder.label')"/></label>
          <list kind="number" style="list">
            <xsl:for-each select="f:ladder/f:item">
              <item><xsl:value-of select="f:base/@text"/> / <xsl:value-of select="f:equity/@text"/></item>
            </xsl:for-each>
          </list>
        </group>
      </xsl:if>
      <xsl:if test="f:questions/f:item">
        <group>
          <label level="2"><xsl:value-of select="key('m', 'label.questions')"/></label>
          <list kind="tick">
            <xsl:for-each select="f:questions/f:item[position() &lt;= 6]">
              <item><xsl:value-of select="."/></item>
            </xsl:for-each>
          </list>
        </group>
      </xsl:if>
    </group>
  </xsl:template>

  <!-- Inside a sentence: stress, what the offer filled in, blanks to write on; notes stay out. -->
  <xsl:template match="f:b"><b><xsl:apply-templates/></b></xsl:template>
  <xsl:template match="f:filled"><filled><xsl:value-of select="."/></filled></xsl:template>
  <xsl:template match="f:blank"><blank caption="{@caption}" size="{@size}"/></xsl:template>
  <xsl:template match="f:noteref"/>
</xsl:stylesheet>
