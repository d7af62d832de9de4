<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/speech.xsl: scripts and levers. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <!-- what of the guide is not said here, below the last lever -->
  <xsl:template name="left-out">
    <xsl:if test="$brief/f:withheld/f:item">
      <p style="small" measure="full" before="0mm">
        <b><xsl:value-of select="key('m', 'levers.left-out')"/></b>
        <xsl:for-each select="$brief/f:withheld/f:item">
          <xsl:text> </xsl:text><xsl:value-of select="f:what"/><xsl:value-of select="key('m', 'levers.left-out.why')"/><xsl:text> </xsl:text><xsl:value-of select="f:why"/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="passage-notes">
    <xsl:param name="notes" select="f:note"/>
    <xsl:if test="$notes">
      <aside shift="-1mm">
        <xsl:for-each select="$notes">
          <note><xsl:if test="@guide"><xsl:call-template name="guide-lang"/></xsl:if><xsl:if test="@n"><xsl:attribute name="n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:apply-templates mode="rich"/></note>
        </xsl:for-each>
      </aside>
    </xsl:if>
  </xsl:template>

  <xsl:template name="speech">
    <section id="speech" name="{@name}" start="here">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'speech'"/></xsl:call-template>
      <xsl:variable name="filled" select="$brief/f:scripts//f:filled | $brief/f:levers//f:filled"/>
      <xsl:variable name="blanks" select="$brief/f:scripts//f:blank | $brief/f:levers//f:blank"/>
      <xsl:if test="$filled | $blanks">
        <p style="legend">
          <xsl:if test="$filled">
            <swatch name="filled"/><xsl:value-of select="translate(key('say', 'scripts.filled'), ' ', '&#xA0;')"/><space width="8mm"/>
          </xsl:if>
          <xsl:if test="$blanks"><swatch name="blank"/><xsl:value-of select="translate(key('m', 'scripts.blank'), ' ', '&#xA0;')"/></xsl:if>
        </p>
      </xsl:if>
      <xsl:for-each select="$brief/f:scripts/f:passage[f:p]">
        <h2 id="say-{@number}"><t style="number"><xsl:value-of select="@number"/></t><tab to="9mm"/><xsl:value-of select="@title"/></h2>
        <xsl:variable name="notes" select="f:note"/>
        <xsl:variable name="marks" select="f:p//f:noteref"/>
        <group><!-- its notes are read after all of it -->
        <xsl:for-each select="f:p">
          <p style="script" speak="quote">
            <xsl:call-template name="guide-lang"/>
            <xsl:call-template name="quoted">
              <xsl:with-param name="first" select="position() = 1"/>
              <xsl:with-param name="last" select="position() = last()"/>
            </xsl:call-template>
            <!-- beside its marks, for the page may end above the next -->
            <xsl:variable name="own" select=".//f:noteref"/>
            <xsl:call-template name="passage-notes">
              <xsl:with-param name="notes" select="$notes[@n = $own/@n or (not(@n = $marks/@n) and position() = 1)]"/>
            </xsl:call-template>
          </p>
        </xsl:for-each>
        </group>
      </xsl:for-each>
      <xsl:call-template name="levers"/>
      <!-- in white that the page would leave else -->
      <ruled measure="full" lines="6" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.not-here')"/></ruled>
    </section>
  </xsl:template>

  <xsl:template name="levers">
    <xsl:if test="$brief/f:levers/f:passage[f:p]">
      <label level="2" measure="full" before="6mm"><xsl:value-of select="key('say', 'levers.title')"/></label>
      <xsl:for-each select="$brief/f:levers/f:passage[f:p]">
        <card id="say-{@number}" stretch="3mm">
          <xsl:if test="position() = last() and $brief/f:withheld/f:item"><xsl:attribute name="keep-with-next">yes</xsl:attribute></xsl:if>
          <label style="card-head" level="2"><t style="number"><xsl:value-of select="@number"/></t><tab to="9mm"/><xsl:value-of select="@title"/><tab to="126mm" align="right"/><t style="used"><xsl:value-of select="key('m', 'lever.used')"/><space width="1.6mm"/><mark name="box"/></t>
            <xsl:call-template name="passage-notes"/></label>
          <xsl:if test="@they-say and translate(@they-say, '.!?   ', '') != translate(@title, '.!?   ', '')">
            <p style="they-say"><xsl:call-template name="guide-lang"/><t style="label"><xsl:value-of select="key('m', 'lever.they-say')"/></t><tab to="17mm"/><xsl:value-of select="@they-say"/></p>
          </xsl:if>
          <xsl:for-each select="f:p">
            <p style="card-script" speak="quote">
            <xsl:call-template name="guide-lang"/>
              <xsl:choose>
                <xsl:when test="position() = 1"><t style="label"><xsl:value-of select="key('m', 'lever.you-say')"/></t><tab to="17mm"/></xsl:when>
                <xsl:otherwise><xsl:attribute name="indent">17mm</xsl:attribute></xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="quoted">
                <xsl:with-param name="first" select="position() = 1"/>
                <xsl:with-param name="last" select="position() = last()"/>
              </xsl:call-template>
            </p>
          </xsl:for-each>
        </card>
      </xsl:for-each>
      <rule measure="full" weight="rule">
        <xsl:if test="$brief/f:withheld/f:item"><xsl:attribute name="keep-with-next">yes</xsl:attribute></xsl:if>
      </rule>
      <xsl:call-template name="left-out"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
