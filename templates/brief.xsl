<?xml version="1.0" encoding="UTF-8"?>
<!-- The candidate's brief. It selects and orders: every number comes finished from the figures'
     tree, every word from the findings (say), the messages (m), the guide or the offer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1"
                xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private"
                exclude-result-prefixes="f hfbrief">

  <!-- by their whole path: "f:say" alone would be looked for under every node of the tree -->
  <xsl:key name="m" match="/f:figures/f:brief/f:words/f:m" use="@k"/>
  <xsl:key name="say" match="/f:figures/f:brief/f:findings/f:say" use="@id"/>

  <xsl:variable name="top" select="/f:figures"/>
  <xsl:variable name="brief" select="$top/f:brief"/>
  <xsl:variable name="lead" select="$top/f:competing/f:item[position() = $brief/@lead]"/>
  <xsl:variable name="several" select="count($top/f:competing/f:item) &gt; 1"/>
  <!-- the floor on the call sheet; anywhere at all -->
  <xsl:variable name="front" select="$top/@floor = 'front'"/>
  <xsl:variable name="floor" select="$top/f:floor"/>
  <!-- a brief in another language than its guide's marks what is the guide's -->
  <xsl:variable name="foreign" select="$top/@lang != $brief/@guide-lang"/>
  <xsl:variable name="banded" select="$top/f:band/@stated = 'yes'"/>
  <xsl:variable name="any-band" select="$top/f:band/*/f:min[not(@null)]"/>

  <xsl:template match="/">
    <flow page="brief" lang="{$top/@lang}" title="{key('say', 'doc.title')}"
          subject="{key('say', 'doc.subject')}" author="{$top/f:candidate}" date="{$top/f:date}"
          identity="{key('say', 'doc.identity')}" warning="{key('say', 'doc.warning')}"
          private="{key('m', 'doc.private')}" folio="{key('say', 'doc.folio')}" revision="{key('say', 'doc.revision')}"
          continued="{key('m', 'doc.continued')}">
      <xsl:for-each select="$brief/f:sections/f:section">
        <xsl:choose>
          <xsl:when test="@id = 'call'"><xsl:call-template name="call"/></xsl:when>
          <xsl:when test="@id = 'checks'"><xsl:call-template name="checks"/></xsl:when>
          <xsl:when test="@id = 'numbers'"><xsl:call-template name="numbers"/></xsl:when>
          <xsl:when test="@id = 'competing'"><xsl:call-template name="competing"/></xsl:when>
          <xsl:when test="@id = 'equity'"><xsl:call-template name="equity"/></xsl:when>
          <xsl:when test="@id = 'trade'"><xsl:call-template name="trade"/></xsl:when>
          <xsl:when test="@id = 'scripts'"><xsl:call-template name="scripts"/></xsl:when>
          <xsl:when test="@id = 'levers'"><xsl:call-template name="levers"/></xsl:when>
          <xsl:when test="@id = 'evidence'"><xsl:call-template name="evidence"/></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </flow>
  </xsl:template>

  <!-- ======================= small parts ======================= -->

  <xsl:template match="f:b" mode="rich"><b><xsl:apply-templates mode="rich"/></b></xsl:template>
  <xsl:template match="text()" mode="rich"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="f:filled" mode="rich"><filled><xsl:value-of select="."/></filled></xsl:template>
  <xsl:template match="f:blank" mode="rich"><blank caption="{@caption}" size="{@size}"/></xsl:template>
  <xsl:template match="f:noteref" mode="rich"><noteref n="{@n}"/></xsl:template>

  <!-- a one-liner: what was filled in is plain there -->
  <xsl:template match="text() | f:filled | f:b" mode="line"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="f:blank" mode="line"><blank caption="{@caption}" size="{@size}"/></xsl:template>
  <xsl:template match="f:noteref" mode="line"/>

  <!-- one paragraph for each finding of that id -->
  <xsl:template name="notes">
    <xsl:param name="id"/>
    <xsl:param name="style" select="'margin'"/>
    <xsl:for-each select="key('say', $id)">
      <p style="{$style}"><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="title">
    <xsl:param name="id"/>
    <xsl:param name="after" select="'2mm'"/>
    <h1 width="165mm" after="{$after}"><xsl:apply-templates select="key('say', concat($id, '.title'))/node()" mode="rich"/></h1>
    <xsl:for-each select="key('say', concat($id, '.deck'))">
      <p style="deck" measure="full" width="150mm"><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- the mark of a competing offer: numbered where there are several -->
  <xsl:template name="competing-mark">
    <mark name="competing">
      <xsl:if test="$several">
        <xsl:attribute name="number"><xsl:value-of select="@n"/></xsl:attribute>
      </xsl:if>
    </mark>
  </xsl:template>

  <xsl:template name="guide-lang">
    <xsl:if test="$foreign"><xsl:attribute name="lang"><xsl:value-of select="$brief/@guide-lang"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template name="quoted">
    <xsl:param name="first" select="true()"/>
    <xsl:param name="last" select="true()"/>
    <xsl:if test="$first"><xsl:value-of select="key('m', 'quote.open')"/></xsl:if>
    <xsl:variable name="note" select="$last and node()[last()][self::f:noteref]"/>
    <xsl:choose>
      <xsl:when test="$note"><xsl:apply-templates select="node()[position() &lt; last()]" mode="rich"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="rich"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$last"><xsl:value-of select="key('m', 'quote.close')"/></xsl:if>
    <xsl:if test="$note"><xsl:apply-templates select="node()[last()]" mode="rich"/></xsl:if>
  </xsl:template>

  <!-- ======================= call sheet ======================= -->

  <xsl:template name="call">
    <section id="call" number="{@number}" name="{@name}" one-page="yes">
      <h1 style="verdict" measure="main" width="124mm" at-y="24.5mm">
        <xsl:apply-templates select="key('say', 'call.title')/node()" mode="rich"/>
        <aside shift="-3.9mm"><xsl:call-template name="clocks"/></aside>
      </h1>
      <p style="lead" width="124mm" before="1.8mm" after="0.3mm" drop="6"><xsl:apply-templates select="key('say', 'call.deck')/node()" mode="rich"/></p>
      <xsl:for-each select="key('say', 'call.checks')">
        <p style="small-ink" width="124mm" after="0mm" drop="7"><xsl:apply-templates mode="rich"/></p>
      </xsl:for-each>
      <xsl:call-template name="key-figures"/>
      <xsl:call-template name="bands"/>
      <label measure="full" rule="rule" level="2">
        <xsl:if test="$any-band"><xsl:attribute name="at-y">173.4mm</xsl:attribute></xsl:if>
        <xsl:attribute name="before">3mm</xsl:attribute>
        <xsl:value-of select="key('m', 'label.opening')"/></label>
      <xsl:call-template name="opening"/>
      <xsl:call-template name="call-levers"/>
      <ruled measure="full" min="16mm" before="3mm"><xsl:value-of select="key('m', 'label.they-said')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="clocks">
    <xsl:if test="key('say', 'respond.date')">
      <label><xsl:value-of select="key('m', 'label.respond')"/></label>
      <p style="deadline"><xsl:value-of select="key('say', 'respond.date')"/></p>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.when'"/></xsl:call-template>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.first'"/></xsl:call-template>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.ask-time'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="key('say', 'call.at')">
      <rule weight="hair"/>
      <p style="margin-medium"><xsl:value-of select="key('m', 'label.call')"/><space width="1.6mm"/><xsl:value-of select="key('say', 'call.at')"/></p>
      <xsl:for-each select="key('say', 'call.with')"><p style="margin" before="-0.3mm"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
    </xsl:if>
    <xsl:call-template name="notes">
      <xsl:with-param name="id" select="'call.options'"/>
      <xsl:with-param name="style" select="'margin-ink'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="key-row">
    <xsl:param name="mark"/>
    <xsl:param name="name"/>
    <xsl:param name="what"/>
    <xsl:param name="strong" select="false()"/>
    <xsl:param name="weight" select="'regular'"/>
    <row>
      <cell>
        <xsl:if test="$strong"><xsl:attribute name="style">key-name-strong</xsl:attribute></xsl:if>
        <lead><xsl:choose>
          <xsl:when test="$mark = 'competing'"><xsl:call-template name="competing-mark"/></xsl:when>
          <xsl:otherwise><mark name="{$mark}"/></xsl:otherwise>
        </xsl:choose></lead>
        <xsl:value-of select="$name"/><space width="2mm"/><t style="descriptor"><xsl:value-of select="$what"/></t>
      </cell>
      <cell weight="{$weight}"><xsl:value-of select="f:base/@text"/></cell>
      <cell weight="{$weight}"><xsl:value-of select="f:equity/@text"/></cell>
      <cell weight="{$weight}"><xsl:value-of select="f:annual/@text"/></cell>
      <cell weight="{$weight}"><xsl:value-of select="f:four_year/@text"/></cell>
    </row>
  </xsl:template>

  <xsl:template name="status">
    <xsl:choose>
      <xsl:when test="@expired = 'yes'"><xsl:value-of select="key('m', 'status.expired')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('m', concat('status.', @status))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="key-figures">
    <table kind="key" at-y="54.4mm">
      <row head="yes">
        <cell/>
        <cell><xsl:value-of select="key('m', 'head.base')"/></cell>
        <cell><xsl:value-of select="key('say', 'head.equity')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.annual')"/></cell>
        <cell><xsl:value-of select="key('m', 'head.four-year')"/></cell>
      </row>
      <xsl:for-each select="$top/f:offer">
        <xsl:call-template name="key-row">
          <xsl:with-param name="mark" select="'offer'"/>
          <xsl:with-param name="name" select="key('m', 'Offer')"/>
          <xsl:with-param name="what" select="key('m', 'row.offer')"/>
          <xsl:with-param name="strong" select="true()"/>
          <xsl:with-param name="weight" select="'medium'"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$top/f:ask">
        <xsl:call-template name="key-row">
          <xsl:with-param name="mark" select="'ask'"/>
          <xsl:with-param name="name" select="key('m', 'Ask')"/>
          <xsl:with-param name="what"><xsl:choose>
            <xsl:when test="@named = 'no'"><xsl:value-of select="key('m', 'row.ask.none')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'row.ask')"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="strong" select="true()"/>
          <xsl:with-param name="weight" select="'bold'"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:if test="$front">
        <xsl:for-each select="$floor">
          <xsl:call-template name="key-row">
            <xsl:with-param name="mark" select="'floor'"/>
            <xsl:with-param name="name" select="key('m', 'Floor')"/>
            <xsl:with-param name="what" select="key('m', 'row.floor')"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:if>
      <xsl:for-each select="$top/f:competing/f:item[position() &lt;= 4]">
        <xsl:variable name="status"><xsl:call-template name="status"/></xsl:variable>
        <xsl:call-template name="key-row">
          <xsl:with-param name="mark" select="'competing'"/>
          <xsl:with-param name="name" select="f:company"/>
          <xsl:with-param name="what">
            <xsl:if test="f:level != ''"><xsl:value-of select="f:level"/>, </xsl:if>
            <xsl:value-of select="$status"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:if test="$front and $brief/f:against_floor">
        <row total="yes" rule="none">
          <cell style="key-total"><lead/><xsl:value-of select="key('say', 'offer.against.floor')"/></cell>
          <xsl:for-each select="$brief/f:against_floor/*">
            <cell style="key-gap">
              <xsl:if test="@state = 'pass' or @state = 'fail'"><xsl:attribute name="weight">bold</xsl:attribute></xsl:if>
              <xsl:if test="@state = 'fail'"><xsl:attribute name="boxed">yes</xsl:attribute></xsl:if>
              <xsl:if test="@state = 'pass'"><lead><mark name="tick" say="{key('m', 'yes')}"/></lead></xsl:if>
              <xsl:if test="@state = 'fail'"><lead><mark name="cross" say="{key('m', 'no')}"/></lead></xsl:if>
              <xsl:value-of select="@text"/>
            </cell>
          </xsl:for-each>
        </row>
      </xsl:if>
      <aside><xsl:call-template name="walk-away"/></aside>
    </table>
  </xsl:template>

  <xsl:template name="walk-away">
    <xsl:choose>
      <xsl:when test="$front and key('say', 'walk.text')">
        <label rule="rule"><xsl:value-of select="key('m', 'label.walk')"/></label>
        <xsl:call-template name="notes">
          <xsl:with-param name="id" select="'walk.text'"/>
          <xsl:with-param name="style" select="'margin-text'"/>
        </xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="id" select="'walk.smallest'"/></xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="id" select="'walk.not-own'"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <label rule="rule"><xsl:value-of select="key('m', 'label.never')"/></label>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="notes"><xsl:with-param name="id" select="'walk.never'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="band-chart">
    <xsl:param name="part"/>
    <xsl:param name="first" select="false()"/>
    <chart kind="band">
      <xsl:if test="$part = 'annual'"><xsl:attribute name="drop">8</xsl:attribute></xsl:if>
      <xsl:if test="$first"><xsl:attribute name="before">0mm</xsl:attribute></xsl:if>
      <arg name="part" value="{$part}"/>
      <xsl:if test="$top/@floor = 'back'"><arg name="floor" value="no"/></xsl:if>
    </chart>
  </xsl:template>

  <!-- what else to ask for: beside the charts; where the guide has no band, in their place -->
  <xsl:template name="also">
    <xsl:if test="$brief/f:also/f:item">
      <label rule="rule"><xsl:value-of select="key('m', 'label.also')"/></label>
      <list kind="tick" style="list">
        <xsl:for-each select="$brief/f:also/f:item"><item><xsl:value-of select="."/></item></xsl:for-each>
      </list>
    </xsl:if>
    <xsl:if test="key('say', 'trade.short')">
      <xsl:if test="$brief/f:also/f:item"><rule weight="hair"/></xsl:if>
      <label before="3.2mm"><xsl:value-of select="key('m', 'label.instead')"/></label>
      <xsl:call-template name="notes">
        <xsl:with-param name="id" select="'trade.short'"/>
        <xsl:with-param name="style" select="'margin-text'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="bands">
    <xsl:choose>
      <xsl:when test="$any-band">
        <group at-y="104mm">
          <label rule="hair" after="0mm"><xsl:value-of select="key('say', 'band.label')"/></label>
          <xsl:call-template name="band-chart"><xsl:with-param name="first" select="true()"/><xsl:with-param name="part" select="'base'"/></xsl:call-template>
          <xsl:call-template name="band-chart"><xsl:with-param name="part" select="'equity'"/></xsl:call-template>
          <xsl:call-template name="band-chart"><xsl:with-param name="part" select="'annual'"/></xsl:call-template>
          <aside><xsl:call-template name="also"/></aside>
        </group>
      </xsl:when>
      <xsl:otherwise><group><xsl:call-template name="also"/></group></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="opening">
    <xsl:variable name="paragraphs" select="$brief/f:opening/f:passage/f:p"/>
    <xsl:for-each select="$paragraphs">
      <p style="opening" speak="quote">
            <xsl:call-template name="guide-lang"/>
        <xsl:call-template name="quoted">
          <xsl:with-param name="first" select="position() = 1"/>
          <xsl:with-param name="last" select="position() = last()"/>
        </xsl:call-template>
        <xsl:if test="position() = 1">
          <aside shift="-1.8mm">
            <p style="margin-strong"><xsl:value-of select="key('m', 'opening.stop')"/></p>
            <xsl:call-template name="notes"><xsl:with-param name="id" select="'opening.note'"/></xsl:call-template>
          </aside>
        </xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="call-lever">
    <xsl:param name="place"/>
    <row>
      <xsl:choose>
        <xsl:when test="$place = 2"><xsl:attribute name="drop">4</xsl:attribute></xsl:when>
        <xsl:when test="$place = 3"><xsl:attribute name="drop">3</xsl:attribute></xsl:when>
        <xsl:when test="$place &gt; 3"><xsl:attribute name="drop">2</xsl:attribute></xsl:when>
      </xsl:choose>
      <cell><lead><mark name="box"/></lead><xsl:value-of select="@short"/></cell>
      <cell><xsl:call-template name="guide-lang"/><xsl:value-of select="key('m', 'quote.open')"/><xsl:apply-templates select="f:line/node()" mode="line"/><xsl:value-of select="key('m', 'quote.close')"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@needs"><xsl:value-of select="key('m', 'lever.if-asked')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'lever.script')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="@number"/>
      </cell>
    </row>
  </xsl:template>

  <xsl:template name="call-levers">
    <xsl:variable name="plain" select="$brief/f:scripts/f:passage[f:line] | $brief/f:levers/f:passage[f:line and not(@needs)]"/>
    <xsl:variable name="asked" select="$brief/f:levers/f:passage[f:line and @needs]"/>
    <xsl:if test="$plain | $asked">
      <label measure="full" rule="rule" level="2" before="3.8mm" after="-0.25mm"><xsl:value-of select="key('m', 'label.levers')"/></label>
      <table kind="levers" measure="full" before="-0.25mm">
        <xsl:for-each select="$plain[position() &lt;= 4]">
          <xsl:call-template name="call-lever"><xsl:with-param name="place" select="position()"/></xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$asked[1]">
          <xsl:call-template name="call-lever"><xsl:with-param name="place" select="4"/></xsl:call-template>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ======================= checks ======================= -->

  <xsl:template name="checks">
    <section id="checks" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'checks'"/></xsl:call-template>
      <xsl:for-each select="$brief/f:checks/f:item[f:severity != 'note']"><xsl:call-template name="check"/></xsl:for-each>
      <xsl:for-each select="$brief/f:checks/f:item[f:severity = 'note']"><xsl:call-template name="check"/></xsl:for-each>
      <xsl:if test="$top/f:blanks/f:item">
        <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.before-call')"/></label>
        <p style="body" measure="full"><xsl:apply-templates select="key('say', 'checks.blanks')/node()" mode="rich"/>
          <xsl:for-each select="$top/f:blanks/f:item">
            <xsl:text> </xsl:text><b><xsl:value-of select="@label"/></b><xsl:choose><xsl:when test="position() = last()">.</xsl:when><xsl:otherwise>,</xsl:otherwise></xsl:choose>
          </xsl:for-each></p>
      </xsl:if>
      <xsl:if test="key('say', 'question')">
        <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.questions')"/></label>
        <group measure="full" columns="2" gap="4mm">
          <xsl:for-each select="key('say', 'question')">
            <p style="question" tick="yes"><xsl:apply-templates mode="rich"/></p>
          </xsl:for-each>
        </group>
      </xsl:if>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.checks.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="check">
    <group keep-together="yes">
      <p style="body" tick="yes" before="1.4mm" after="0.2mm"><b><xsl:value-of select="key('m', concat('Check.', f:id))"/></b><space width="2mm"/><t style="descriptor"><xsl:value-of select="key('m', concat('severity.', f:severity))"/>
        <xsl:if test="f:where != ''"><space width="1.4mm"/><xsl:text>·</xsl:text><space width="1.4mm"/><xsl:value-of select="f:where"/></xsl:if></t></p>
      <p style="small" indent="5.4mm" after="0.4mm"><xsl:value-of select="f:message"/>
        <xsl:if test="f:do != ''"><xsl:text> </xsl:text><t style="small-ink"><xsl:value-of select="f:do"/></t></xsl:if></p>
      <xsl:if test="f:stated != '' or f:computed != ''">
        <aside>
          <table kind="sum">
            <xsl:if test="f:stated != ''">
              <row><cell><xsl:value-of select="key('m', 'checks.stated')"/></cell><cell align="right"><xsl:value-of select="f:stated/@text"/></cell></row>
            </xsl:if>
            <xsl:if test="f:computed != ''">
              <row weight="bold"><cell><xsl:value-of select="key('m', 'checks.computed')"/></cell><cell align="right"><xsl:value-of select="f:computed/@text"/></cell></row>
            </xsl:if>
          </table>
        </aside>
      </xsl:if>
    </group>
  </xsl:template>

  <!-- ======================= the numbers ======================= -->

  <xsl:template name="numbers">
    <section id="numbers" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'numbers'"/></xsl:call-template>
      <xsl:for-each select="key('say', 'numbers.verdict')">
        <p style="body" measure="full"><b><xsl:apply-templates mode="rich"/></b>
          <xsl:text> </xsl:text><xsl:apply-templates select="key('say', 'numbers.verdict.deck')/node()" mode="rich"/></p>
        <xsl:for-each select="key('say', 'walk.text')">
          <p style="body" measure="full" after="4.4mm"><xsl:value-of select="key('m', 'label.walk')"/><xsl:text> </xsl:text><xsl:apply-templates mode="rich"/>
            <xsl:text> </xsl:text><xsl:apply-templates select="key('say', 'walk.smallest')/node()" mode="rich"/></p>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:call-template name="gaps"/>
      <xsl:if test="$banded"><xsl:call-template name="positions"/></xsl:if>
      <xsl:call-template name="years"/>
    </section>
  </xsl:template>

  <xsl:template name="gap-cell">
    <xsl:param name="gap"/>
    <xsl:param name="target"/>
    <xsl:param name="weight" select="'regular'"/>
    <xsl:param name="box" select="false()"/>
    <cell weight="{$weight}">
      <xsl:if test="$box and $gap/@sign = 'plus'"><xsl:attribute name="boxed">yes</xsl:attribute></xsl:if>
      <xsl:value-of select="$gap/@signed"/>
      <second><xsl:value-of select="$target/@text"/></second>
    </cell>
  </xsl:template>

  <!-- one part's row: the amounts, and the gaps to them, of that part alone -->
  <xsl:template name="gap-row">
    <xsl:param name="name"/>
    <xsl:param name="unit"/>
    <xsl:param name="offer"/>
    <xsl:param name="band"/>
    <xsl:param name="ask"/>
    <xsl:param name="floor"/>
    <xsl:param name="theirs"/>
    <xsl:param name="gaps"/>
    <xsl:param name="their-gaps"/>
    <row>
      <cell><xsl:value-of select="$name"/><second><xsl:value-of select="$unit"/></second></cell>
      <cell weight="medium"><xsl:value-of select="$offer/@text"/></cell>
      <xsl:if test="$banded">
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="$gaps[parent::f:min]"/>
          <xsl:with-param name="target" select="$band/f:min"/>
        </xsl:call-template>
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="$gaps[parent::f:mid]"/>
          <xsl:with-param name="target" select="$band/f:mid"/>
        </xsl:call-template>
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="$gaps[parent::f:max]"/>
          <xsl:with-param name="target" select="$band/f:max"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="gap-cell">
        <xsl:with-param name="gap" select="$gaps[parent::f:ask]"/>
        <xsl:with-param name="target" select="$ask"/>
        <xsl:with-param name="weight" select="'bold'"/>
      </xsl:call-template>
      <xsl:if test="$floor">
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="$gaps[parent::f:floor]"/>
          <xsl:with-param name="target" select="$floor"/>
          <xsl:with-param name="weight" select="'bold'"/>
          <xsl:with-param name="box" select="true()"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="$their-gaps[position() &lt;= 2]">
        <xsl:variable name="at" select="position()"/>
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="."/>
          <xsl:with-param name="target" select="$theirs[$at]"/>
        </xsl:call-template>
      </xsl:for-each>
    </row>
  </xsl:template>

  <xsl:template name="gaps">
    <table kind="gap" measure="full">
      <row head="yes">
        <cell/>
        <cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
        <xsl:if test="$banded">
          <cell><xsl:value-of select="key('m', 'head.min')"/></cell>
          <cell><xsl:value-of select="key('m', 'head.mid')"/></cell>
          <cell><xsl:value-of select="key('m', 'head.max')"/></cell>
        </xsl:if>
        <cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
        <xsl:if test="$floor"><cell><lead><mark name="floor"/></lead><xsl:value-of select="key('m', 'Floor')"/></cell></xsl:if>
        <xsl:for-each select="$top/f:competing/f:item[position() &lt;= 2]">
          <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/></cell>
        </xsl:for-each>
      </row>
      <xsl:call-template name="gap-row">
        <xsl:with-param name="offer" select="$top/f:offer/f:base"/>
        <xsl:with-param name="band" select="$top/f:band/f:base"/>
        <xsl:with-param name="ask" select="$top/f:ask/f:base"/>
        <xsl:with-param name="floor" select="$floor/f:base"/>
        <xsl:with-param name="theirs" select="$top/f:competing/f:item/f:base"/>
        <xsl:with-param name="gaps" select="$top/f:gaps/*/f:base"/>
        <xsl:with-param name="their-gaps" select="$top/f:gaps/f:competing/f:item/f:base"/>
        <xsl:with-param name="name" select="key('m', 'Base')"/>
        <xsl:with-param name="unit" select="key('say', 'unit.base')"/>
      </xsl:call-template>
      <xsl:call-template name="gap-row">
        <xsl:with-param name="offer" select="$top/f:offer/f:equity"/>
        <xsl:with-param name="band" select="$top/f:band/f:equity"/>
        <xsl:with-param name="ask" select="$top/f:ask/f:equity"/>
        <xsl:with-param name="floor" select="$floor/f:equity"/>
        <xsl:with-param name="theirs" select="$top/f:competing/f:item/f:equity"/>
        <xsl:with-param name="gaps" select="$top/f:gaps/*/f:equity"/>
        <xsl:with-param name="their-gaps" select="$top/f:gaps/f:competing/f:item/f:equity"/>
        <xsl:with-param name="name" select="key('m', 'Equity')"/>
        <xsl:with-param name="unit" select="key('say', 'unit.equity')"/>
      </xsl:call-template>
      <xsl:call-template name="gap-row">
        <xsl:with-param name="offer" select="$top/f:offer/f:annual"/>
        <xsl:with-param name="band" select="$top/f:band/f:annual"/>
        <xsl:with-param name="ask" select="$top/f:ask/f:annual"/>
        <xsl:with-param name="floor" select="$floor/f:annual"/>
        <xsl:with-param name="theirs" select="$top/f:competing/f:item/f:annual"/>
        <xsl:with-param name="gaps" select="$top/f:gaps/*/f:annual"/>
        <xsl:with-param name="their-gaps" select="$top/f:gaps/f:competing/f:item/f:annual"/>
        <xsl:with-param name="name" select="key('m', 'Annual')"/>
        <xsl:with-param name="unit" select="key('say', 'unit.annual')"/>
      </xsl:call-template>
      <xsl:call-template name="gap-row">
        <xsl:with-param name="offer" select="$top/f:offer/f:four_year"/>
        <xsl:with-param name="band" select="$top/f:band/f:four_year"/>
        <xsl:with-param name="ask" select="$top/f:ask/f:four_year"/>
        <xsl:with-param name="floor" select="$floor/f:four_year"/>
        <xsl:with-param name="theirs" select="$top/f:competing/f:item/f:four_year"/>
        <xsl:with-param name="gaps" select="$top/f:gaps/*/f:four_year"/>
        <xsl:with-param name="their-gaps" select="$top/f:gaps/f:competing/f:item/f:four_year"/>
        <xsl:with-param name="name" select="key('m', 'Four-year')"/>
        <xsl:with-param name="unit" select="key('say', 'unit.four-year')"/>
      </xsl:call-template>
    </table>
  </xsl:template>

  <xsl:template name="position-cells">
    <xsl:param name="of"/>
    <xsl:for-each select="$of/*">
      <cell><xsl:value-of select="f:compa_ratio/@text"/></cell>
      <cell><xsl:value-of select="f:range_penetration/@text"/></cell>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="positions">
    <xsl:variable name="p" select="$top/f:position"/>
    <group>
      <label level="2"><xsl:value-of select="key('m', 'label.position')"/></label>
      <table kind="position">
        <row head="yes">
          <cell/>
          <cell colspan="2" underline="yes"><xsl:value-of select="key('m', 'Base')"/></cell>
          <cell colspan="2" underline="yes"><xsl:value-of select="key('m', 'Equity')"/></cell>
          <cell colspan="2" underline="yes"><xsl:value-of select="key('m', 'Annual')"/></cell>
        </row>
        <row head="yes">
          <cell/>
          <cell><xsl:value-of select="key('m', 'compa')"/></cell><cell><xsl:value-of select="key('m', 'range')"/></cell>
          <cell><xsl:value-of select="key('m', 'compa')"/></cell><cell><xsl:value-of select="key('m', 'range')"/></cell>
          <cell><xsl:value-of select="key('m', 'compa')"/></cell><cell><xsl:value-of select="key('m', 'range')"/></cell>
        </row>
        <row>
          <cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
          <xsl:call-template name="position-cells"><xsl:with-param name="of" select="$p/f:offer"/></xsl:call-template>
        </row>
        <row>
          <cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
          <xsl:call-template name="position-cells"><xsl:with-param name="of" select="$p/f:ask"/></xsl:call-template>
        </row>
        <xsl:if test="$floor">
          <row>
            <cell><lead><mark name="floor"/></lead><xsl:value-of select="key('m', 'Floor')"/></cell>
            <xsl:call-template name="position-cells"><xsl:with-param name="of" select="$p/f:floor"/></xsl:call-template>
          </row>
        </xsl:if>
        <xsl:for-each select="$top/f:competing/f:item[position() &lt;= 4]">
          <xsl:variable name="at" select="position()"/>
          <row>
            <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/></cell>
            <xsl:call-template name="position-cells"><xsl:with-param name="of" select="$p/f:competing/f:item[$at]"/></xsl:call-template>
          </row>
        </xsl:for-each>
      </table>
      <aside>
        <label><xsl:value-of select="key('m', 'label.definitions')"/></label>
        <xsl:call-template name="notes">
          <xsl:with-param name="id" select="'definition'"/>
          <xsl:with-param name="style" select="'margin-small'"/>
        </xsl:call-template>
      </aside>
    </group>
  </xsl:template>

  <!-- a legend's entry; what nobody offers stays in it, said so -->
  <xsl:template name="swatch">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="any"/>
    <swatch name="{$name}"/>
    <xsl:choose>
      <xsl:when test="$any"><xsl:value-of select="$label"/></xsl:when>
      <xsl:otherwise><t style="quiet"><xsl:value-of select="$label"/><space width="1.2mm"/><xsl:value-of select="key('m', 'none')"/></t></xsl:otherwise>
    </xsl:choose>
    <space width="5mm"/>
  </xsl:template>

  <xsl:template name="legend">
    <xsl:variable name="all" select="$top/f:offer | $top/f:ask | $top/f:competing/f:item"/>
    <p style="legend" measure="full" before="2.8mm">
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'salary'"/>
        <xsl:with-param name="label" select="key('m', 'legend.salary')"/>
        <xsl:with-param name="any" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'bonus'"/>
        <xsl:with-param name="label" select="key('m', 'legend.bonus')"/>
        <xsl:with-param name="any" select="$all/f:bonus[. != '0']"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'sign-on'"/>
        <xsl:with-param name="label" select="key('m', 'legend.sign-on')"/>
        <xsl:with-param name="any" select="$all/f:sign_on[. != '0']"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'liquid'"/>
        <xsl:with-param name="label" select="key('m', 'legend.liquid')"/>
        <xsl:with-param name="any" select="$all[@kind = 'liquid']"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="$all[@kind = 'options'] and not($all[@kind = 'pre-ipo'])">
          <xsl:call-template name="swatch">
            <xsl:with-param name="name" select="'pre-ipo'"/>
            <xsl:with-param name="label" select="key('m', 'legend.options')"/>
            <xsl:with-param name="any" select="true()"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="swatch">
            <xsl:with-param name="name" select="'pre-ipo'"/>
            <xsl:with-param name="label" select="key('m', 'legend.pre-ipo')"/>
            <xsl:with-param name="any" select="$all[@kind = 'pre-ipo']"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="cumulative-row">
    <row>
      <cell>
        <xsl:if test="self::f:item"><xsl:attribute name="ellipsis">yes</xsl:attribute></xsl:if>
        <lead><xsl:choose>
          <xsl:when test="self::f:item"><xsl:call-template name="competing-mark"/></xsl:when>
          <xsl:otherwise><mark name="{local-name()}"/></xsl:otherwise>
        </xsl:choose></lead>
        <xsl:choose>
          <xsl:when test="self::f:item"><xsl:value-of select="f:company"/></xsl:when>
          <xsl:when test="self::f:ask"><xsl:value-of select="key('m', 'Ask')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'Offer')"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <xsl:for-each select="f:cumulative/f:item">
        <cell>
          <xsl:if test="position() = last()"><xsl:attribute name="weight">bold</xsl:attribute></xsl:if>
          <xsl:value-of select="@text"/>
        </cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <xsl:template name="years">
    <label level="2"><xsl:value-of select="key('m', 'label.years')"/></label>
    <xsl:call-template name="legend"/>
    <group>
      <chart kind="years" stretch="30mm"/>
      <table kind="cumulative" before="1.7mm">
        <row head="yes"><cell><xsl:value-of select="key('m', 'cumulative')"/></cell><cell/><cell/><cell/><cell/></row>
        <xsl:for-each select="$top/f:offer | $top/f:ask | $top/f:competing/f:item[position() &lt;= 4]">
          <xsl:call-template name="cumulative-row"/>
        </xsl:for-each>
      </table>
      <aside>
        <label><xsl:value-of select="key('m', 'label.care')"/></label>
        <xsl:call-template name="notes">
          <xsl:with-param name="id" select="'care'"/>
          <xsl:with-param name="style" select="'margin-small'"/>
        </xsl:call-template>
        <xsl:call-template name="notes">
          <xsl:with-param name="id" select="'converted'"/>
          <xsl:with-param name="style" select="'margin-small'"/>
        </xsl:call-template>
      </aside>
    </group>
  </xsl:template>

  <!-- ======================= the competing offer ======================= -->

  <xsl:template name="competing">
    <section id="competing" number="{@number}" name="{@name}">
      <!-- up to two offers stand on one page; what is given up first says least -->
      <xsl:if test="count($top/f:competing/f:item) &lt;= 2"><xsl:attribute name="one-page">yes</xsl:attribute></xsl:if>
      <xsl:call-template name="title"><xsl:with-param name="id" select="'competing'"/></xsl:call-template>
      <xsl:call-template name="side-table">
        <xsl:with-param name="others" select="$top/f:competing/f:item[position() &lt;= 2]"/>
        <xsl:with-param name="first" select="true()"/>
      </xsl:call-template>
      <xsl:if test="count($top/f:competing/f:item) &gt; 2">
        <xsl:call-template name="side-table">
          <xsl:with-param name="others" select="$top/f:competing/f:item[position() &gt; 2 and position() &lt;= 4]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="certainty"/>
      <xsl:if test="$lead/f:match/f:base_to_match != '' and $banded"><xsl:call-template name="match"/></xsl:if>
      <xsl:for-each select="key('say', 'match.text')"><p style="body" before="2.6mm" drop="6"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <xsl:for-each select="key('say', 'match.contracted')"><p style="body" drop="5"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <xsl:for-each select="key('say', 'competing.premium')"><p style="body" drop="1"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      <ruled measure="full"><xsl:value-of select="key('say', 'competing.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="side-row">
    <xsl:param name="cells"/>
    <xsl:param name="label"/>
    <xsl:param name="weight" select="'regular'"/>
    <xsl:param name="group"/>
    <row weight="{$weight}">
      <xsl:if test="$group != ''"><xsl:attribute name="group"><xsl:value-of select="$group"/></xsl:attribute></xsl:if>
      <cell><xsl:value-of select="$label"/></cell>
      <xsl:for-each select="$cells"><cell><xsl:value-of select="@text"/></cell></xsl:for-each>
    </row>
  </xsl:template>

  <xsl:template name="form">
    <xsl:choose>
      <xsl:when test="f:equity = '0'">–</xsl:when>
      <xsl:when test="@kind = 'liquid' and @instrument = 'rsu'"><xsl:value-of select="key('m', 'form.liquid.rsu')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('m', concat('form.', @kind))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="side-table">
    <xsl:param name="others"/>
    <xsl:param name="first" select="false()"/>
    <xsl:variable name="all" select="$top/f:offer | $top/f:ask | $others"/>
    <table kind="side" stretch="1.1mm">
      <row head="yes">
        <cell/>
        <cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
        <cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
        <xsl:for-each select="$others">
          <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/>
            <xsl:if test="f:level != '' and not($several)"><xsl:text> </xsl:text><xsl:value-of select="f:level"/></xsl:if></cell>
        </xsl:for-each>
      </row>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:base"/><xsl:with-param name="label" select="key('m', 'side.base')"/>
        <xsl:with-param name="group" select="key('m', 'side.contracted')"/>
      </xsl:call-template>
      <xsl:if test="$all/f:sign_on[. != '0']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:sign_on"/><xsl:with-param name="label" select="key('m', 'side.sign-on')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$all[@bonus-kind = 'contractual']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:bonus"/><xsl:with-param name="label" select="key('m', 'side.bonus')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:certainty/f:contracted"/><xsl:with-param name="label" select="key('m', 'side.contracted-four')"/>
        <xsl:with-param name="weight" select="'medium'"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:equity_per_year"/><xsl:with-param name="label" select="key('m', 'side.equity')"/>
        <xsl:with-param name="group" select="key('m', 'side.contingent')"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:equity_four_year"/><xsl:with-param name="label" select="key('m', 'side.equity-four')"/>
        <xsl:with-param name="weight" select="'medium'"/>
      </xsl:call-template>
      <xsl:if test="$all/f:certainty/f:target[. != '0']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:certainty/f:target"/><xsl:with-param name="label" select="key('m', 'side.target')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$all/f:certainty/f:discretionary[. != '0']">
        <xsl:call-template name="side-row">
          <xsl:with-param name="cells" select="$all/f:certainty/f:discretionary"/><xsl:with-param name="label" select="key('m', 'side.refresh')"/>
        </xsl:call-template>
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
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:annual"/><xsl:with-param name="label" select="key('m', 'side.annual')"/>
        <xsl:with-param name="group" select="key('m', 'side.together')"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:four_year"/><xsl:with-param name="label" select="key('m', 'side.four-year')"/>
        <xsl:with-param name="weight" select="'bold'"/>
      </xsl:call-template>
      <xsl:call-template name="side-row">
        <xsl:with-param name="cells" select="$all/f:contracted_share"/><xsl:with-param name="label" select="key('m', 'side.share')"/>
      </xsl:call-template>
      <xsl:if test="$first and key('say', 'claim.why')"><aside><xsl:call-template name="claim"/></aside></xsl:if>
    </table>
  </xsl:template>

  <!-- the source's claim, beside the offer it would be said of -->
  <xsl:template name="claim">
    <label style="label-warn" rule="rule"><xsl:value-of select="key('m', 'label.claim')"/></label>
    <p style="margin-ink"><xsl:value-of select="key('m', 'claim.says')"/></p>
    <xsl:for-each select="key('say', 'claim.quote')">
      <p style="margin-quote"><xsl:call-template name="quoted"/></p>
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
    <label rule="hair" level="2"><xsl:value-of select="key('m', 'label.certainty')"/>
      <tab to="right" align="right"/><t style="legend">
        <swatch name="salary" width="5mm"/><xsl:value-of select="key('m', 'certainty.salary')"/>
        <xsl:if test="$all/f:certainty/f:target[. != '0']"><space width="4mm"/><swatch name="bonus" width="5mm"/><xsl:value-of select="key('m', 'certainty.target')"/></xsl:if>
        <xsl:if test="$all[@kind = 'pre-ipo']"><space width="4mm"/><swatch name="pre-ipo" width="5mm"/><xsl:value-of select="key('m', 'certainty.pre-ipo')"/></xsl:if>
        <xsl:if test="$all[@kind = 'options'] and not($all[@kind = 'pre-ipo'])"><space width="4mm"/><swatch name="pre-ipo" width="5mm"/><xsl:value-of select="key('m', 'certainty.options')"/></xsl:if>
        <xsl:if test="$all[@kind = 'liquid']"><space width="4mm"/><swatch name="liquid" width="5mm"/><xsl:value-of select="key('m', 'certainty.liquid')"/></xsl:if>
        <xsl:if test="$all/f:certainty/f:discretionary[. != '0']"><space width="4mm"/><swatch name="discretionary" width="5mm"/><xsl:value-of select="key('m', 'certainty.discretionary')"/></xsl:if>
      </t></label>
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

  <!-- ======================= equity one cannot sell ======================= -->

  <xsl:template name="equity">
    <section id="equity" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'equity'"/></xsl:call-template>
      <xsl:if test="$top/f:scenarios/f:item">
        <label level="2"><xsl:value-of select="key('m', 'label.scenarios')"/></label>
        <p style="legend" after="0.4mm">
          <swatch name="salary"/><xsl:value-of select="key('m', 'legend.cash')"/><space width="5mm"/>
          <swatch name="pre-ipo"/><xsl:value-of select="key('m', 'legend.equity-at')"/>
          <xsl:for-each select="key('say', 'equity.diluted')"><space width="5mm"/><swatch name="dilution"/><xsl:value-of select="key('m', 'legend.ask-diluted')"/><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:for-each>
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
      <label measure="full" rule="rule" level="2"><xsl:value-of select="key('m', 'label.questions.equity')"/></label>
      <group measure="full" columns="2" pitch="17.5mm" stretch="3mm" gap="4mm">
        <xsl:for-each select="key('say', 'equity.question')">
          <group>
            <p style="question" tick="yes"><xsl:apply-templates mode="rich"/></p>
            <answer indent="5mm"/>
          </group>
        </xsl:for-each>
      </group>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.equity.notes')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="break-even-cells">
    <cell weight="medium"><xsl:value-of select="f:multiple/@text"/><second><xsl:value-of select="f:valuation/@text"/></second></cell>
    <xsl:if test="$lead/f:break_even/f:ask/f:diluted/f:multiple">
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

  <!-- ======================= trade-offs ======================= -->

  <xsl:template name="trade">
    <section id="trade" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'trade'"/></xsl:call-template>
      <chart kind="plane" stretch="17.6mm">
        <aside>
          <label rule="rule"><xsl:value-of select="key('m', 'label.reading')"/></label>
          <xsl:call-template name="notes"><xsl:with-param name="id" select="'trade.note'"/></xsl:call-template>
          <xsl:if test="count($top/f:equal_value/f:item) &gt; 1">
            <label before="4mm"><xsl:value-of select="key('m', 'label.equal-value')"/></label>
            <table kind="sum">
              <xsl:for-each select="$top/f:equal_value/f:item">
                <row><cell><xsl:value-of select="f:base/@text"/></cell><cell align="right"><xsl:value-of select="f:equity/@text"/></cell></row>
              </xsl:for-each>
            </table>
          </xsl:if>
        </aside>
      </chart>
      <xsl:choose>
        <xsl:when test="$top/f:ladder/f:item"><xsl:call-template name="ladder"/></xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="key('say', 'ladder.none')"><p style="body" before="4.4mm"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.moved')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="ladder">
    <label measure="full" rule="rule" level="2"><xsl:value-of select="key('say', 'ladder.label')"/></label>
    <table kind="ladder" measure="full">
      <row head="yes">
        <cell/>
        <cell><xsl:value-of select="key('m', 'ladder.base')"/></cell>
        <cell><xsl:value-of select="key('m', 'ladder.equity')"/></cell>
        <cell><xsl:value-of select="key('m', 'ladder.value')"/></cell>
        <cell><xsl:value-of select="key('m', 'ladder.for')"/></cell>
      </row>
      <xsl:for-each select="$top/f:ladder/f:item">
        <row>
          <cell><xsl:value-of select="@n"/></cell>
          <cell><xsl:value-of select="f:base/@text"/></cell>
          <cell><xsl:value-of select="f:equity/@text"/></cell>
          <cell><chart kind="ladder"><arg name="rung" value="{@n}"/></chart></cell>
          <cell>
            <xsl:choose>
              <xsl:when test="position() = 1"><xsl:value-of select="key('m', 'ladder.open')"/></xsl:when>
              <xsl:when test="f:for/@null"><xsl:value-of select="key('m', 'ladder.nothing')"/></xsl:when>
              <xsl:otherwise><lead><mark name="box"/></lead><xsl:value-of select="f:for"/></xsl:otherwise>
            </xsl:choose>
          </cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:for-each select="key('say', 'ladder.text')">
      <p style="footnote" measure="full"><xsl:apply-templates mode="rich"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- ======================= scripts and levers ======================= -->

  <!-- what of the guide is not said here, beside the last lever -->
  <xsl:template name="left-out">
    <xsl:if test="$brief/f:withheld/f:item">
      <p style="margin-small" before="2mm">
        <b><xsl:value-of select="key('m', 'levers.left-out')"/></b>
        <xsl:for-each select="$brief/f:withheld/f:item">
          <xsl:text> </xsl:text><xsl:value-of select="f:what"/>: <xsl:value-of select="f:why"/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="passage-notes">
    <xsl:param name="end" select="false()"/>
    <xsl:if test="f:note or ($end and $brief/f:withheld/f:item)">
      <aside shift="-1mm">
        <xsl:for-each select="f:note">
          <note><xsl:if test="@n"><xsl:attribute name="n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:apply-templates mode="rich"/></note>
        </xsl:for-each>
        <xsl:if test="$end"><xsl:call-template name="left-out"/></xsl:if>
      </aside>
    </xsl:if>
  </xsl:template>

  <xsl:template name="scripts">
    <section id="scripts" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'scripts'"/></xsl:call-template>
      <p style="legend">
        <xsl:if test="$brief/f:scripts//f:filled | $brief/f:levers//f:filled">
          <swatch name="filled"/><xsl:value-of select="key('say', 'scripts.filled')"/><space width="8mm"/>
        </xsl:if>
        <swatch name="blank"/><xsl:value-of select="key('m', 'scripts.blank')"/>
      </p>
      <xsl:for-each select="$brief/f:scripts/f:passage[f:p]">
        <h2><t style="number"><xsl:value-of select="@number"/></t><tab to="9mm"/><xsl:value-of select="@title"/></h2>
        <xsl:variable name="passage" select="."/>
        <xsl:for-each select="f:p">
          <p style="script" speak="quote">
            <xsl:call-template name="guide-lang"/>
            <xsl:call-template name="quoted">
              <xsl:with-param name="first" select="position() = 1"/>
              <xsl:with-param name="last" select="position() = last()"/>
            </xsl:call-template>
            <xsl:if test="position() = 1">
              <xsl:for-each select="$passage"><xsl:call-template name="passage-notes"/></xsl:for-each>
            </xsl:if>
          </p>
        </xsl:for-each>
      </xsl:for-each>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.own-words')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="levers">
    <section id="levers" number="{@number}" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'levers'"/><xsl:with-param name="after" select="'0.1mm'"/></xsl:call-template>
      <xsl:for-each select="$brief/f:levers/f:passage[f:p]">
        <card stretch="3mm">
          <label style="card-head" level="2"><t style="number"><xsl:value-of select="@number"/></t><tab to="9mm"/><xsl:value-of select="@title"/><tab to="126mm" align="right"/><t style="used"><xsl:value-of select="key('m', 'lever.used')"/><space width="1.6mm"/><mark name="box"/></t>
            <xsl:call-template name="passage-notes"><xsl:with-param name="end" select="position() = last()"/></xsl:call-template></label>
          <xsl:if test="@they-say">
            <p style="they-say"><xsl:call-template name="guide-lang"/><t style="label"><xsl:value-of select="key('m', 'lever.they-say')"/></t><tab to="21mm"/><xsl:value-of select="@they-say"/></p>
          </xsl:if>
          <xsl:for-each select="f:p">
            <p style="card-script" speak="quote">
            <xsl:call-template name="guide-lang"/>
              <xsl:choose>
                <xsl:when test="position() = 1"><t style="label"><xsl:value-of select="key('m', 'lever.you-say')"/></t><tab to="21mm"/></xsl:when>
                <xsl:otherwise><xsl:attribute name="indent">21mm</xsl:attribute></xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="quoted">
                <xsl:with-param name="first" select="position() = 1"/>
                <xsl:with-param name="last" select="position() = last()"/>
              </xsl:call-template>
            </p>
          </xsl:for-each>
        </card>
      </xsl:for-each>
      <rule measure="full" weight="rule"/>
      <ruled measure="full"><xsl:value-of select="key('m', 'label.not-here')"/></ruled>
    </section>
  </xsl:template>

  <!-- ======================= evidence ======================= -->

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
