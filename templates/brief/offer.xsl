<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/offer.xsl: the offer in numbers: gaps, positions, years. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="offer">
    <section id="offer" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'offer'"/></xsl:call-template>
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
      <xsl:for-each select="$shown[position() &lt;= 2]">
        <xsl:variable name="at" select="number(@at)"/>
        <xsl:call-template name="gap-cell">
          <xsl:with-param name="gap" select="$their-gaps[$at]"/>
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
        <xsl:for-each select="$shown[position() &lt;= 2]">
         <xsl:for-each select="key('rival', @at)">
          <cell><lead><xsl:call-template name="competing-mark"/></lead><xsl:value-of select="f:company"/></cell>
         </xsl:for-each>
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
    <xsl:for-each select="$of/f:base | $of/f:equity | $of/f:annual">
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
        <xsl:for-each select="$top/f:offer | $top/f:ask">
          <xsl:call-template name="cumulative-row"/>
        </xsl:for-each>
        <xsl:for-each select="$shown[position() &lt;= 4]">
          <xsl:for-each select="key('rival', @at)"><xsl:call-template name="cumulative-row"/></xsl:for-each>
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

</xsl:stylesheet>
