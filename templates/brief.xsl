<?xml version="1.0" encoding="UTF-8"?>
<!-- The candidate's brief. It selects and orders: every number comes finished from the figures'
     tree, every word from the findings (say), the messages (m), the guide or the offer. A file a
     section: the build makes one stylesheet of them, for the program includes nothing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1"
                xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private"
                exclude-result-prefixes="f hfbrief">

  <!-- by their whole path: "f:say" alone would be looked for under every node of the tree -->
  <xsl:key name="m" match="/f:figures/f:brief/f:words/f:m" use="@k"/>
  <xsl:key name="say" match="/f:figures/f:brief/f:findings/f:say" use="@id"/>

  <xsl:key name="cell" match="/f:figures/f:brief/f:cells/f:row/f:cell" use="@of"/>
  <xsl:key name="rival" match="/f:figures/f:competing/f:item" use="@n"/>

  <xsl:variable name="top" select="/f:figures"/>
  <xsl:variable name="brief" select="$top/f:brief"/>
  <xsl:variable name="lead" select="$top/f:competing/f:item[position() = $brief/@lead]"/>
  <!-- the other offers as they are shown, the lead first: @at is an item's @n -->
  <xsl:variable name="shown" select="$brief/f:shown/f:item"/>
  <xsl:variable name="several" select="count($top/f:competing/f:item) &gt; 1"/>
  <!-- the floor on the call sheet; anywhere at all -->
  <xsl:variable name="front" select="$top/@floor = 'front'"/>
  <xsl:variable name="floor" select="$top/f:floor[not(@null)]"/>
  <!-- a brief in another language than its guide's marks what is the guide's -->
  <xsl:variable name="foreign" select="$top/@lang != $brief/@guide-lang"/>
  <!-- what is said stands in the marks of its own language -->
  <xsl:variable name="quote-open" select="string($brief/@quote-open)"/>
  <xsl:variable name="quote-close" select="string($brief/@quote-close)"/>
  <xsl:variable name="banded" select="$top/f:band/@stated = 'yes'"/>
  <xsl:variable name="equity" select="$brief/f:parts/f:part[@key = 'equity']"/>
  <!-- the parts that have a band; the year's total only where it is made of more than one -->
  <xsl:variable name="band-parts" select="($top/f:band/f:base | $top/f:band/f:equity)[f:max[not(@null)] != '0']"/>
  <xsl:variable name="bands" select="$band-parts | $top/f:band/f:annual[count($band-parts) &gt; 1]"/>

  <!-- the call sheet's parts that have none: bars -->
  <xsl:variable name="sides" select="$brief/f:columns/f:part[@sides]"/>

  <xsl:template match="/">
    <flow page="brief" lang="{$top/@lang}" title="{key('say', 'doc.title')}"
          subject="{key('say', 'doc.subject')}" author="{$top/f:candidate}" date="{$top/f:date}"
          identity="{key('say', 'doc.identity')}" warning="{key('say', 'doc.warning')}"
          private="{key('m', 'doc.private')}" folio="{key('say', 'doc.folio')}" revision="{key('say', 'doc.revision')}"
          continued="{key('m', 'doc.continued')}" box-word="{key('m', 'mark.box')}">
      <xsl:for-each select="$brief/f:sections/f:section">
        <xsl:choose>
          <xsl:when test="@id = 'call'"><xsl:call-template name="call"/></xsl:when>
          <xsl:when test="@id = 'before'"><xsl:call-template name="before"/></xsl:when>
          <xsl:when test="@id = 'offer'"><xsl:call-template name="offer"/></xsl:when>
          <xsl:when test="@id = 'others'"><xsl:call-template name="others"/></xsl:when>
          <xsl:when test="@id = 'equity'"><xsl:call-template name="equity"/></xsl:when>
          <xsl:when test="@id = 'trade'"><xsl:call-template name="trade"/></xsl:when>
          <xsl:when test="@id = 'market'"><xsl:call-template name="market"/></xsl:when>
          <xsl:when test="@id = 'speech'"><xsl:call-template name="speech"/></xsl:when>
          <xsl:when test="@id = 'history'"><xsl:call-template name="history"/></xsl:when>
          <xsl:when test="@id = 'after'"><xsl:call-template name="after"/></xsl:when>
          <xsl:when test="@id = 'workings'"><xsl:call-template name="workings"/></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </flow>
  </xsl:template>

  <xsl:include href="brief/parts.xsl"/>
  <xsl:include href="brief/call.xsl"/>
  <xsl:include href="brief/before.xsl"/>
  <xsl:include href="brief/offer.xsl"/>
  <xsl:include href="brief/others.xsl"/>
  <xsl:include href="brief/equity.xsl"/>
  <xsl:include href="brief/trade.xsl"/>
  <xsl:include href="brief/market.xsl"/>
  <xsl:include href="brief/speech.xsl"/>
  <xsl:include href="brief/history.xsl"/>
  <xsl:include href="brief/after.xsl"/>
  <xsl:include href="brief/workings.xsl"/>

</xsl:stylesheet>
