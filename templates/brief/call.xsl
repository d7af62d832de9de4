<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/call.xsl: the call sheet. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="call">
    <section id="call" name="{@name}" one-page="yes">
      <h1 style="say" measure="main" width="124mm" at-y="24.5mm">
        <xsl:apply-templates select="key('say', 'call.title')/node()" mode="rich"/>
        <aside shift="-3.9mm"><xsl:call-template name="clocks"/></aside>
      </h1>
      <p style="lead" width="124mm" before="1.8mm" after="0.3mm" drop="10"><xsl:apply-templates select="key('say', 'call.deck')/node()" mode="rich"/></p>
      <xsl:for-each select="key('say', 'call.checks')">
        <p style="small-ink" width="124mm" after="0mm" drop="7"><xsl:apply-templates mode="rich"/></p>
      </xsl:for-each>
      <xsl:call-template name="key-figures"/>
      <xsl:call-template name="bands"/>
      <label measure="full" rule="rule" level="2">
        <xsl:attribute name="before">5mm</xsl:attribute>
        <xsl:value-of select="key('say', 'opening.label')"/></label>
      <xsl:call-template name="opening"/>
      <xsl:call-template name="call-levers"/>
      <!-- where the sheet has room: Before the call has them all -->
      <xsl:if test="key('say', 'call.question')">
        <group measure="full" drop="2">
          <label rule="rule" level="2" before="3.8mm"><xsl:value-of select="key('m', 'label.questions')"/></label>
          <group columns="2" gap="4mm">
            <xsl:for-each select="key('say', 'call.question')">
              <p style="list" tick="yes"><xsl:call-template name="guide-lang"/><xsl:if test="position() &gt; 4"><xsl:attribute name="drop">1</xsl:attribute></xsl:if><xsl:apply-templates mode="rich"/></p>
            </xsl:for-each>
          </group>
        </group>
      </xsl:if>
      <ruled measure="full" min="24mm" least="21mm" gives="3" before="3mm"><xsl:value-of select="key('m', 'label.they-said')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="clocks">
    <xsl:if test="key('say', 'respond.date')">
      <label><xsl:value-of select="key('m', 'label.respond')"/></label>
      <p style="deadline"><xsl:value-of select="key('say', 'respond.date')"/></p>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.when'"/></xsl:call-template>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.first'"/></xsl:call-template>
      <xsl:call-template name="notes"><xsl:with-param name="id" select="'respond.ask-time'"/><xsl:with-param name="drop" select="2"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="key('say', 'call.at')">
      <rule weight="hair"/>
      <p style="margin-medium"><xsl:value-of select="key('m', 'label.call')"/><space width="1.6mm"/><xsl:value-of select="key('say', 'call.at')"/></p>
      <xsl:for-each select="key('say', 'call.with')"><p style="margin" before="-0.3mm"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
    </xsl:if>
    <xsl:call-template name="notes">
      <xsl:with-param name="id" select="'call.options'"/>
      <xsl:with-param name="drop" select="4"/>
      <xsl:with-param name="style" select="'margin-ink'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="key-row">
    <xsl:param name="mark"/>
    <xsl:param name="name"/>
    <xsl:param name="what"/>
    <xsl:param name="strong" select="false()"/>
    <xsl:param name="weight" select="'regular'"/>
    <xsl:param name="yields" select="'yes'"/>
    <xsl:param name="drop"/>
    <row>
      <xsl:if test="$drop"><xsl:attribute name="drop"><xsl:value-of select="$drop"/></xsl:attribute></xsl:if>
      <cell lines="3">
        <xsl:choose>
          <xsl:when test="$strong"><xsl:attribute name="style">key-name-strong</xsl:attribute></xsl:when>
          <xsl:when test="string-length($name) &gt; 26"><xsl:attribute name="style">key-name-long</xsl:attribute></xsl:when>
        </xsl:choose>
        <lead><xsl:choose>
          <xsl:when test="$mark = 'competing'"><xsl:call-template name="competing-mark"/></xsl:when>
          <xsl:otherwise><mark name="{$mark}"/></xsl:otherwise>
        </xsl:choose></lead>
        <xsl:value-of select="$name"/><t style="descriptor" yields="{$yields}"><space width="2mm"/><xsl:value-of select="$what"/></t>
      </cell>
      <xsl:variable name="who" select="concat($mark, @n, ' ')"/>
      <xsl:for-each select="$brief/f:columns/f:part">
        <xsl:for-each select="key('cell', concat($who, @key))">
          <cell weight="{$weight}"><xsl:value-of select="@text"/><xsl:if test="@vests"><second><xsl:value-of select="@vests"/></second></xsl:if></cell>
        </xsl:for-each>
      </xsl:for-each>
    </row>
  </xsl:template>

  <xsl:template name="status">
    <xsl:choose>
      <xsl:when test="@expired = 'yes'"><xsl:value-of select="key('m', 'status.expired')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('m', concat('status.', @status))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="key-figures">
    <table kind="key" before="4mm">
      <row head="yes">
        <cell/>
        <xsl:for-each select="$brief/f:columns/f:part"><cell><xsl:value-of select="@head"/></cell></xsl:for-each>
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
          <xsl:with-param name="what" select="key('say', 'row.ask')"/>
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
            <xsl:with-param name="yields" select="'under'"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:if>
      <xsl:for-each select="$shown[position() &lt;= 4]">
       <xsl:variable name="drop"><xsl:choose>
         <xsl:when test="position() &gt; 2">13</xsl:when><xsl:when test="position() = 2">14</xsl:when>
       </xsl:choose></xsl:variable>
       <xsl:for-each select="key('rival', @at)">
        <xsl:variable name="status"><xsl:call-template name="status"/></xsl:variable>
        <xsl:call-template name="key-row">
          <xsl:with-param name="mark" select="'competing'"/>
          <xsl:with-param name="drop" select="string($drop)"/>
          <xsl:with-param name="name" select="f:company"/>
          <xsl:with-param name="what">
            <xsl:if test="f:level != ''"><xsl:value-of select="f:level"/>, </xsl:if>
            <xsl:value-of select="$status"/>
          </xsl:with-param>
        </xsl:call-template>
       </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="key('say', 'row.more')">
        <row pitch="5.4mm"><cell style="small-ink"><lead/><xsl:apply-templates mode="rich"/></cell></row>
      </xsl:for-each>
      <xsl:if test="$front and $brief/f:columns/f:part/@against">
        <row total="yes" rule="none">
          <!-- from the edge: one line, however many columns stand beside it -->
          <cell style="key-total"><xsl:value-of select="key('say', 'offer.against.floor')"/></cell>
          <xsl:for-each select="$brief/f:columns/f:part">
            <cell style="key-gap">
              <xsl:if test="@state = 'pass' or @state = 'fail'"><xsl:attribute name="weight">bold</xsl:attribute></xsl:if>
              <xsl:if test="@state = 'fail'"><xsl:attribute name="boxed">yes</xsl:attribute></xsl:if>
              <xsl:if test="@state = 'pass'"><lead><mark name="tick" say="{key('m', 'yes')}"/></lead></xsl:if>
              <xsl:if test="@state = 'fail'"><lead><mark name="cross" say="{key('m', 'no')}"/></lead></xsl:if>
              <xsl:value-of select="@against"/>
            </cell>
          </xsl:for-each>
        </row>
      </xsl:if>
      <aside>
        <xsl:call-template name="walk-away"/>
        <xsl:call-template name="notes"><xsl:with-param name="id" select="'row.rest'"/><xsl:with-param name="drop" select="4"/></xsl:call-template>
      </aside>
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
        <xsl:call-template name="notes"><xsl:with-param name="id" select="'walk.smallest'"/><xsl:with-param name="drop" select="3"/></xsl:call-template>
        <xsl:if test="key('say', 'walk.alternative')">
          <p style="margin" drop="3"><b><xsl:value-of select="key('m', 'label.if-no')"/></b><xsl:text> </xsl:text><xsl:apply-templates select="key('say', 'walk.alternative')/node()" mode="rich"/></p>
        </xsl:if>
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

  <!-- the table has their amounts: beside a band, or after the first, they give way before anything -->
  <xsl:template name="side-charts">
    <xsl:param name="first" select="false()"/>
    <xsl:for-each select="$sides">
      <!-- what fails the floor first: there may be room for one chart alone -->
      <xsl:sort select="number(not($front and @state = 'fail'))" data-type="number"/>
      <chart kind="sides">
        <xsl:if test="position() = 1 and $first"><xsl:attribute name="before">0mm</xsl:attribute></xsl:if>
        <xsl:if test="position() &gt; 1 or not($first)"><xsl:attribute name="drop">1</xsl:attribute></xsl:if>
        <arg name="part" value="{@key}"/>
        <xsl:if test="not($first)"><arg name="under" value="bands"/></xsl:if>
        <xsl:if test="not($front)"><arg name="floor" value="no"/></xsl:if>
      </chart>
    </xsl:for-each>
  </xsl:template>

  <!-- what else to ask for: beside the charts; below a single one, which has no room for a list beside
       it; where the guide has no band, in their place -->
  <xsl:variable name="one-chart" select="count($bands | $sides) = 1"/>

  <xsl:template name="also">
    <xsl:if test="$brief/f:also/f:item">
      <label rule="rule"><xsl:value-of select="key('m', 'label.also')"/></label>
      <list kind="tick" style="list">
        <xsl:for-each select="$brief/f:also/f:item"><item><xsl:value-of select="."/></item></xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <xsl:template name="also-below">
    <group measure="full" drop="11">
      <label rule="rule" level="2" before="3.8mm"><xsl:value-of select="key('m', 'label.also')"/></label>
      <group columns="3" gap="4mm">
        <xsl:for-each select="$brief/f:also/f:item">
          <p style="list" tick="yes"><xsl:value-of select="."/></p>
        </xsl:for-each>
      </group>
    </group>
  </xsl:template>

  <xsl:template name="instead">
    <xsl:param name="also" select="false()"/>
    <xsl:if test="key('say', 'trade.short')">
      <xsl:if test="$also"><group drop="2"><rule weight="hair"/></group></xsl:if>
      <label before="3.2mm" drop="2"><xsl:value-of select="key('m', 'label.instead')"/></label>
      <xsl:call-template name="notes">
        <xsl:with-param name="id" select="'trade.short'"/>
        <xsl:with-param name="drop" select="2"/>
        <xsl:with-param name="style" select="'margin-text'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="also-and-instead">
    <xsl:call-template name="also"/>
    <xsl:call-template name="instead"><xsl:with-param name="also" select="boolean($brief/f:also/f:item)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="bands">
    <xsl:variable name="also" select="boolean($brief/f:also/f:item)"/>
    <xsl:choose>
      <xsl:when test="$bands | $sides">
        <group before="5mm">
          <label rule="hair" after="0mm"><xsl:choose>
            <xsl:when test="$bands"><xsl:value-of select="key('say', 'band.label')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('m', 'label.sides')"/></xsl:otherwise>
          </xsl:choose></label>
          <xsl:for-each select="$bands">
            <xsl:call-template name="band-chart">
              <xsl:with-param name="first" select="position() = 1"/>
              <xsl:with-param name="part" select="local-name()"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="side-charts">
            <xsl:with-param name="first" select="not($bands)"/>
          </xsl:call-template>
          <xsl:choose>
            <xsl:when test="$one-chart">
              <xsl:if test="key('say', 'trade.short')"><aside drop="11"><xsl:call-template name="instead"/></aside></xsl:if>
            </xsl:when>
            <xsl:when test="$also or key('say', 'trade.short')">
              <aside drop="11"><xsl:call-template name="also-and-instead"/></aside>
            </xsl:when>
          </xsl:choose>
        </group>
        <xsl:if test="$one-chart and $also"><xsl:call-template name="also-below"/></xsl:if>
      </xsl:when>
      <xsl:when test="$also or key('say', 'trade.short')"><group><xsl:call-template name="also-and-instead"/></group></xsl:when>
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
            <xsl:call-template name="notes"><xsl:with-param name="id" select="'opening.note'"/><xsl:with-param name="drop" select="2"/></xsl:call-template>
          </aside>
        </xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="call-lever">
    <xsl:param name="place"/>
    <row>
      <xsl:choose>
        <xsl:when test="$place = 2"><xsl:attribute name="drop">12</xsl:attribute></xsl:when>
        <xsl:when test="$place = 3"><xsl:attribute name="drop">9</xsl:attribute></xsl:when>
        <xsl:when test="$place = 4"><xsl:attribute name="drop">6</xsl:attribute></xsl:when>
        <xsl:when test="$place &gt; 4"><xsl:attribute name="drop">5</xsl:attribute></xsl:when>
      </xsl:choose>
      <cell><lead><mark name="box"/></lead><xsl:value-of select="@short"/></cell>
      <cell><xsl:call-template name="guide-lang"/><xsl:value-of select="$quote-open"/><xsl:apply-templates select="f:line/node()" mode="line"/><xsl:value-of select="$quote-close"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@needs"><xsl:value-of select="key('m', 'lever.if-asked')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'lever.script')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="@number"/><xsl:value-of select="key('m', 'lever.page')"/>
        <pageref to="say-{@number}"/>
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
          <xsl:call-template name="call-lever"><xsl:with-param name="place" select="position() + (position() = 3 and $asked)"/></xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$asked[1]"><!-- the offer elsewhere is the third of those that stay longest -->
          <xsl:call-template name="call-lever"><xsl:with-param name="place" select="3"/></xsl:call-template>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
