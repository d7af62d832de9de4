<?xml version="1.0" encoding="UTF-8"?>
<!-- The <language> of a catalogue as a struct language (base/language.h), in C. The build runs this
     over every templates/lang/XX.xml. Words are divided by bars. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:c="urn:hfbrief:catalogue:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:variable name="code" select="/c:catalogue/@xml:lang"/>
  <xsl:variable name="l" select="/c:catalogue/c:language"/>

  <xsl:template match="/">
    <xsl:if test="not($l/c:numbers)">
      <xsl:message terminate="yes">a catalogue has a &lt;language&gt; with &lt;numbers&gt;</xsl:message>
    </xsl:if>
    <xsl:for-each select="$l/*[not(self::c:scale or self::c:per or self::c:counted or self::c:money or self::c:letter or self::c:spelled) and text()]">
      <xsl:text>static const char *const </xsl:text><xsl:call-template name="name"/><xsl:text>[] = {</xsl:text>
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/></xsl:call-template>
      <xsl:text>NULL};&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>static const struct scale_word scale_</xsl:text><xsl:value-of select="$code"/><xsl:text>[] = {</xsl:text>
    <xsl:for-each select="$l/c:scale">
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/><xsl:with-param name="value" select="@power"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>{NULL, 0}};&#10;static const struct unit_words per_</xsl:text><xsl:value-of select="$code"/><xsl:text>[] = {</xsl:text>
    <xsl:for-each select="$l/c:per | $l/c:counted">
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/><xsl:with-param name="value"><xsl:call-template name="unit"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:text>{NULL, AMOUNT_ALONE}};&#10;static const struct money_word money_</xsl:text><xsl:value-of select="$code"/><xsl:text>[] = {</xsl:text>
    <xsl:for-each select="$l/c:money">
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/><xsl:with-param name="value" select="concat('&quot;', @code, '&quot;')"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>{NULL, NULL}};&#10;static const struct letter_word letter_</xsl:text><xsl:value-of select="$code"/><xsl:text>[] = {</xsl:text>
    <xsl:for-each select="$l/c:letter">
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/><xsl:with-param name="value" select="concat('LETTER_', translate(@says, 'abcdefghijklmnopqrstuvwxyz-', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_'))"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>{NULL, LETTER_BASE}};&#10;static const struct spelled_word spelled_</xsl:text><xsl:value-of select="$code"/><xsl:text>[] = {</xsl:text>
    <xsl:for-each select="$l/c:spelled">
      <xsl:call-template name="words"><xsl:with-param name="text" select="."/><xsl:with-param name="value" select="@value"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>{NULL, 0}};&#10;const struct language language_</xsl:text><xsl:value-of select="$code"/>
    <xsl:text> = {&#10;</xsl:text>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'code'"/><xsl:with-param name="is" select="$code"/></xsl:call-template>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'name'"/><xsl:with-param name="is" select="$l/@name"/></xsl:call-template>
    <xsl:if test="$l/@default = 'yes'">.by_default = true,&#10;</xsl:if>
    <xsl:if test="$l/@greets = 'whole'">.greets_whole = true,&#10;</xsl:if>
    <xsl:for-each select="$l/c:numbers/@*[name() != 'symbol'] | $l/c:indian/@* | $l/c:list/@*">
      <xsl:call-template name="text"><xsl:with-param name="to" select="name()"/><xsl:with-param name="is" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$l/c:numbers/@symbol = 'after'">.symbol_after = true,&#10;</xsl:if>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'article'"/><xsl:with-param name="is" select="$l/c:article/@is"/></xsl:call-template>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'article_before'"/><xsl:with-param name="is" select="$l/c:article/@or"/></xsl:call-template>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'letters_before'"/><xsl:with-param name="is" select="$l/c:article/@letters"/></xsl:call-template>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'vowels_before'"/><xsl:with-param name="is" select="$l/c:article/@vowels"/></xsl:call-template>
    <xsl:call-template name="text"><xsl:with-param name="to" select="'elides_before'"/><xsl:with-param name="is" select="$l/c:elides/@before"/></xsl:call-template>
    <xsl:for-each select="$l/*[not(self::c:scale or self::c:per or self::c:counted or self::c:money or self::c:letter or self::c:spelled) and text()]">
      <xsl:value-of select="concat('.', translate(local-name(), '-', '_'), ' = ')"/><xsl:call-template name="name"/><xsl:text>,&#10;</xsl:text>
    </xsl:for-each>
    <xsl:value-of select="concat('.scales = scale_', $code, ', .units = per_', $code, ', .moneys = money_', $code, ', .letter = letter_', $code, ', .spelled = spelled_', $code, '};&#10;')"/>
  </xsl:template>

  <xsl:template name="name"><xsl:value-of select="concat(translate(local-name(), '-', '_'), '_', $code)"/></xsl:template>

  <xsl:template name="unit">
    <xsl:choose>
      <xsl:when test="self::c:counted and @unit = 'month'">AMOUNT_OF_MONTHS</xsl:when>
      <xsl:when test="self::c:counted and @unit = 'week'">AMOUNT_OF_WEEKS</xsl:when>
      <xsl:when test="self::c:counted and @unit = 'day'">AMOUNT_OF_DAYS</xsl:when>
      <xsl:when test="self::c:counted and @unit = 'hour'">AMOUNT_OF_HOURS</xsl:when>
      <xsl:when test="self::c:counted and @unit = 'share'">AMOUNT_OF_SHARES</xsl:when>
      <xsl:when test="self::c:counted and @unit = 'percent'">AMOUNT_PER_CENT</xsl:when>
      <xsl:when test="@unit = 'year'">AMOUNT_A_YEAR</xsl:when>
      <xsl:when test="@unit = 'month'">AMOUNT_A_MONTH</xsl:when>
      <xsl:when test="@unit = 'four-weeks'">AMOUNT_FOUR_WEEKS</xsl:when>
      <xsl:when test="@unit = 'fortnight'">AMOUNT_A_FORTNIGHT</xsl:when>
      <xsl:when test="@unit = 'week'">AMOUNT_A_WEEK</xsl:when>
      <xsl:when test="@unit = 'day'">AMOUNT_A_DAY</xsl:when>
      <xsl:when test="@unit = 'hour'">AMOUNT_AN_HOUR</xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">a unit that there isn't: <xsl:value-of select="@unit"/></xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "a | b": "a", "b",  or with a value: {"a", value}, {"b", value}, -->
  <xsl:template name="words">
    <xsl:param name="text"/>
    <xsl:param name="value"/>
    <xsl:variable name="word" select="normalize-space(substring-before(concat($text, '|'), '|'))"/>
    <xsl:if test="$word != ''">
      <xsl:if test="$value != ''">{</xsl:if>
      <xsl:call-template name="quoted"><xsl:with-param name="is" select="$word"/></xsl:call-template>
      <xsl:if test="$value != ''">, <xsl:value-of select="$value"/>}</xsl:if>
      <xsl:text>, </xsl:text>
    </xsl:if>
    <xsl:if test="contains($text, '|')">
      <xsl:call-template name="words"><xsl:with-param name="text" select="substring-after($text, '|')"/><xsl:with-param name="value" select="$value"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="text">
    <xsl:param name="to"/>
    <xsl:param name="is"/>
    <xsl:value-of select="concat('.', $to, ' = ')"/>
    <xsl:call-template name="quoted"><xsl:with-param name="is" select="$is"/></xsl:call-template>
    <xsl:text>,&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="quoted">
    <xsl:param name="is"/>
    <xsl:if test="contains($is, '&quot;') or contains($is, '\')">
      <xsl:message terminate="yes">a word of a language holds a quote or a backslash</xsl:message>
    </xsl:if>
    <xsl:value-of select="concat('&quot;', $is, '&quot;')"/>
  </xsl:template>
</xsl:stylesheet>
