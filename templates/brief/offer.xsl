<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/offer.xsl: the offer in numbers: gaps, positions, years. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="offer">
    <section id="offer" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'offer'"/></xsl:call-template>
      <xsl:call-template name="parts"/>
      <!-- else in a margin below -->
      <xsl:if test="$brief/@years-differ != 'yes' and not($band-parts)">
        <xsl:for-each select="key('say', 'converted')"><p style="small" measure="full"><xsl:apply-templates mode="rich"/></p></xsl:for-each>
      </xsl:if>
      <xsl:call-template name="beside"/>
      <xsl:call-template name="terms"/>
      <xsl:if test="$band-parts"><xsl:call-template name="positions"/></xsl:if>
      <xsl:if test="$brief/@years-differ = 'yes'"><xsl:call-template name="years"/></xsl:if>
      <ruled measure="full" lines="4" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.notes')"/></ruled>
    </section>
  </xsl:template>

  <!-- an amount of another side, and what the offer is over or under it -->
  <xsl:template name="part-cell">
    <xsl:param name="cell"/>
    <xsl:param name="weight" select="'regular'"/>
    <cell weight="{$weight}">
      <xsl:value-of select="$cell/@text"/>
      <!-- where all have the same there is nothing to compare -->
      <xsl:if test="$cell/@apart"><second>
        <xsl:if test="$cell/@key = 'equity' and $cell/@second"><xsl:value-of select="$cell/@second"/> · </xsl:if>
        <xsl:if test="$cell/@vests"><xsl:value-of select="$cell/@vests"/> · </xsl:if>
        <xsl:value-of select="$cell/@gap"/>
      </second></xsl:if>
    </cell>
  </xsl:template>

  <!-- every part in play against the ask, the floor and the first other offers -->
  <xsl:template name="parts">
    <table kind="gap" measure="full" stretch="1.2mm">
      <row head="yes">
        <cell/>
        <cell><lead><mark name="offer"/></lead><xsl:value-of select="key('m', 'Offer')"/></cell>
        <cell><lead><mark name="ask"/></lead><xsl:value-of select="key('m', 'Ask')"/></cell>
        <xsl:if test="$floor"><cell><lead><mark name="floor"/></lead><xsl:value-of select="key('m', 'Floor')"/></cell></xsl:if>
        <xsl:for-each select="$shown[position() &lt;= 3]">
         <xsl:for-each select="key('rival', @at)">
          <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/></cell>
         </xsl:for-each>
        </xsl:for-each>
      </row>
      <xsl:for-each select="$brief/f:parts/f:part">
        <xsl:variable name="key" select="@key"/>
        <xsl:variable name="mine" select="key('cell', concat('offer ', $key))"/>
        <row>
          <xsl:if test="@sum = 'yes' and not(preceding-sibling::f:part[@sum = 'yes'])"><xsl:attribute name="total">yes</xsl:attribute></xsl:if>
          <cell><xsl:value-of select="@name"/><xsl:if test="@unit"><second><xsl:value-of select="@unit"/></second></xsl:if></cell>
          <cell weight="medium"><xsl:value-of select="$mine/@text"/><xsl:if test="$mine/@second"><second><xsl:value-of select="$mine/@second"/></second></xsl:if></cell>
          <xsl:call-template name="part-cell">
            <xsl:with-param name="cell" select="key('cell', concat('ask ', $key))"/>
            <xsl:with-param name="weight" select="'bold'"/>
          </xsl:call-template>
          <xsl:if test="$floor">
            <xsl:call-template name="part-cell">
              <xsl:with-param name="cell" select="key('cell', concat('floor ', $key))"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:for-each select="$shown[position() &lt;= 3]">
            <xsl:call-template name="part-cell">
              <xsl:with-param name="cell" select="key('cell', concat('competing', @at, ' ', $key))"/>
            </xsl:call-template>
          </xsl:for-each>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- pension and benefits: worth something, and in no total -->
  <xsl:template name="beside">
    <xsl:if test="$brief/f:beside/f:item">
      <label level="2" rule="rule" measure="full" before="4mm"><xsl:value-of select="key('m', 'label.beside')"/></label>
      <list kind="plain" style="body">
        <xsl:for-each select="$brief/f:beside/f:item"><item><b><xsl:value-of select="@name"/></b><space width="2mm"/><xsl:value-of select="@text"/></item></xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- terms without money: compared, never valued -->
  <xsl:template name="terms">
    <xsl:if test="$brief/f:terms/f:term">
      <table kind="plain" measure="full" before="4mm" stretch="0.8mm">
        <row head="yes">
          <cell><xsl:value-of select="key('m', 'label.terms')"/></cell>
          <cell align="right"><xsl:value-of select="key('m', 'Offer')"/></cell>
          <cell align="right"><xsl:value-of select="key('m', 'Ask')"/></cell>
          <xsl:if test="$floor and $brief/f:terms/f:term/@floor"><cell align="right"><xsl:value-of select="key('m', 'Floor')"/></cell></xsl:if>
        </row>
        <xsl:for-each select="$brief/f:terms/f:term">
          <row>
            <cell><xsl:value-of select="@name"/></cell>
            <cell weight="medium" align="right"><xsl:value-of select="@offer"/></cell>
            <cell weight="bold" align="right"><xsl:value-of select="@ask"/></cell>
            <xsl:if test="$floor and $brief/f:terms/f:term/@floor"><cell align="right"><xsl:value-of select="@floor"/></cell></xsl:if>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="position-cells">
    <xsl:param name="of"/>
    <xsl:for-each select="$bands">
      <xsl:variable name="part" select="$of/*[local-name() = local-name(current())]"/>
      <cell><xsl:value-of select="$part/f:compa_ratio/@text"/></cell>
      <cell><xsl:value-of select="$part/f:range_penetration/@text"/></cell>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="positions">
    <xsl:variable name="p" select="$top/f:position"/>
    <group>
      <label level="2"><xsl:value-of select="key('m', 'label.position')"/></label>
      <table kind="position" stretch="0.8mm">
        <row head="yes">
          <cell/>
          <xsl:for-each select="$bands">
            <cell colspan="2" underline="yes"><xsl:choose>
              <xsl:when test="self::f:annual"><xsl:value-of select="key('say', 'head.comparable')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$brief/f:parts/f:part[@key = local-name(current())]/@name"/></xsl:otherwise>
            </xsl:choose></cell>
          </xsl:for-each>
        </row>
        <row head="yes">
          <cell/>
          <xsl:for-each select="$bands"><cell><xsl:value-of select="key('m', 'compa')"/></cell><cell><xsl:value-of select="key('m', 'range')"/></cell></xsl:for-each>
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
        <xsl:for-each select="$shown[position() &lt;= 4]">
          <xsl:variable name="at" select="number(@at)"/>
          <row>
            <xsl:for-each select="key('rival', @at)">
              <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/></cell>
            </xsl:for-each>
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
        <xsl:if test="$brief/@years-differ != 'yes'">
          <xsl:call-template name="notes">
            <xsl:with-param name="id" select="'converted'"/>
            <xsl:with-param name="style" select="'margin-small'"/>
          </xsl:call-template>
        </xsl:if>
      </aside>
    </group>
  </xsl:template>

  <!-- a legend's entry, of what is drawn: a line never ends inside it -->
  <xsl:template name="swatch">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="any"/>
    <xsl:if test="$any"><swatch name="{$name}"/><xsl:value-of select="translate($label, ' ', '&#xA0;')"/><space width="5mm"/></xsl:if>
  </xsl:template>

  <xsl:template name="legend">
    <xsl:variable name="all" select="$top/f:offer | $top/f:ask | $top/f:competing/f:item"/>
    <xsl:variable name="years" select="$all/f:years/f:item"/>
    <xsl:variable name="allowance" select="$years/f:allowance[. != '0']"/>
    <xsl:variable name="relocation" select="$years/f:relocation[. != '0']"/>
    <!-- what is drawn, by the names of what is in it -->
    <p style="legend" before="2.8mm" keep-with-next="yes">
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'salary'"/>
        <xsl:with-param name="label" select="key('m', 'legend.salary')"/>
        <xsl:with-param name="any" select="not($allowance)"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'salary'"/>
        <xsl:with-param name="label" select="key('m', 'legend.pay')"/>
        <xsl:with-param name="any" select="$allowance"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'bonus'"/>
        <xsl:with-param name="label" select="key('m', 'legend.bonus')"/>
        <xsl:with-param name="any" select="$years/f:bonus[. != '0']"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'sign-on'"/>
        <xsl:with-param name="label" select="key('m', 'legend.sign-on')"/>
        <xsl:with-param name="any" select="not($relocation) and $years/f:sign_on[. != '0']"/>
      </xsl:call-template>
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'sign-on'"/>
        <xsl:with-param name="label" select="key('m', 'legend.once')"/>
        <xsl:with-param name="any" select="$relocation"/>
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
      <xsl:call-template name="swatch">
        <xsl:with-param name="name" select="'discretionary'"/>
        <xsl:with-param name="label" select="key('m', 'legend.refresh')"/>
        <xsl:with-param name="any" select="$brief/@refresh = 'yes'"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template name="years-row">
    <xsl:param name="amounts"/>
    <xsl:param name="group"/>
    <row>
      <xsl:if test="string($group)"><xsl:attribute name="group"><xsl:value-of select="$group"/></xsl:attribute></xsl:if>
      <cell lines="3">
        <lead><xsl:choose>
          <xsl:when test="self::f:item"><xsl:call-template name="competing-mark"/></xsl:when>
          <xsl:otherwise><mark name="{local-name()}"/></xsl:otherwise>
        </xsl:choose></lead>
        <xsl:choose>
          <xsl:when test="self::f:item and string-length(f:company) &lt;= 14"><xsl:value-of select="translate(f:company, ' ', '&#xA0;')"/></xsl:when>
          <xsl:when test="self::f:item"><xsl:value-of select="f:company"/></xsl:when>
          <xsl:when test="self::f:ask"><xsl:value-of select="key('m', 'Ask')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'Offer')"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <xsl:for-each select="$amounts">
        <cell>
          <xsl:if test="position() = last() and parent::f:cumulative"><xsl:attribute name="weight">bold</xsl:attribute></xsl:if>
          <xsl:value-of select="@text"/>
        </cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- each year's totals, where the bars can't bear them, and what they add up to -->
  <xsl:template name="years-rows">
    <xsl:param name="each"/>
    <xsl:param name="group"/>
    <xsl:for-each select="$top/f:offer | $top/f:ask">
      <xsl:call-template name="years-row">
        <xsl:with-param name="group"><xsl:if test="$group and self::f:offer"><xsl:value-of select="key('m', 'cumulative')"/></xsl:if></xsl:with-param>
        <xsl:with-param name="amounts" select="f:years[$each]/f:item/f:total | f:cumulative[not($each)]/f:item"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$shown[position() &lt;= 4]">
      <xsl:for-each select="key('rival', @at)">
        <xsl:call-template name="years-row">
          <xsl:with-param name="amounts" select="f:years[$each]/f:item/f:total | f:cumulative[not($each)]/f:item"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="years">
    <label level="2"><xsl:value-of select="key('say', 'years.label')"/></label>
    <xsl:call-template name="legend"/>
    <group keep-together="yes">
      <xsl:variable name="listed" select="$brief/@year-totals = 'table'"/>
      <chart kind="years" stretch="30mm"><xsl:if test="$listed"><arg name="totals" value="no"/></xsl:if></chart>
      <!-- one table, so that both halves have the same columns -->
      <table kind="cumulative" before="1.7mm" keep-together="yes">
        <!-- a long name has room rather than its figures a place below their bars -->
        <xsl:if test="$top/f:competing/f:item[string-length(f:company) > 36]">
          <col left="0mm"/><col right="57mm"/><col right="80mm"/><col right="103mm"/><col right="126mm"/>
        </xsl:if>
        <row head="yes"><cell><xsl:choose>
          <xsl:when test="$listed"><xsl:value-of select="key('m', 'each-year')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('m', 'cumulative')"/></xsl:otherwise>
        </xsl:choose></cell><cell/><cell/><cell/><cell/></row>
        <xsl:if test="$listed"><xsl:call-template name="years-rows"><xsl:with-param name="each" select="true()"/></xsl:call-template></xsl:if>
        <xsl:call-template name="years-rows"><xsl:with-param name="group" select="$listed"/></xsl:call-template>
      </table>
      <aside floats="yes">
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

</xsl:stylesheet>
