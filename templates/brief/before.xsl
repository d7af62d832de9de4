<?xml version="1.0" encoding="UTF-8"?>
<!-- brief/before.xsl: what to put right and to ask before the call. The build puts it into brief.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1">

  <xsl:template name="before">
    <section id="before" name="{@name}">
      <xsl:call-template name="title"><xsl:with-param name="id" select="'before'"/></xsl:call-template>
      <!-- the floor at the back: its verdict stands here and not on the call sheet -->
      <xsl:for-each select="key('say', 'floor.verdict')">
        <p style="body" measure="full"><b><xsl:apply-templates mode="rich"/></b></p>
        <xsl:for-each select="key('say', 'walk.text')">
          <p style="body" measure="full" after="4.4mm"><xsl:value-of select="key('m', 'label.walk')"/><xsl:text> </xsl:text><xsl:apply-templates mode="rich"/>
            <xsl:text> </xsl:text><xsl:apply-templates select="key('say', 'walk.smallest')/node()" mode="rich"/></p>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="$brief/f:checks/f:item[@severity != 'note' and @about != 'guide']"><xsl:call-template name="check"/></xsl:for-each>
      <xsl:for-each select="$brief/f:checks/f:item[@severity = 'note' and @about != 'guide']"><xsl:call-template name="check"/></xsl:for-each>
      <xsl:if test="$top/f:blanks/f:item">
        <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.before-call')"/></label>
        <p style="body" measure="full"><xsl:apply-templates select="key('say', 'checks.blanks')/node()" mode="rich"/>
          <xsl:for-each select="$top/f:blanks/f:item">
            <xsl:text> </xsl:text><b><xsl:value-of select="@label"/></b><xsl:choose><xsl:when test="position() = last()">.</xsl:when><xsl:otherwise>,</xsl:otherwise></xsl:choose>
          </xsl:for-each></p>
      </xsl:if>
      <xsl:call-template name="before-list"><xsl:with-param name="id" select="'condition'"/><xsl:with-param name="label" select="key('m', 'before.condition')"/></xsl:call-template>
      <xsl:call-template name="before-list"><xsl:with-param name="id" select="'held'"/><xsl:with-param name="label" select="key('m', 'before.held')"/></xsl:call-template>
      <xsl:call-template name="before-list"><xsl:with-param name="id" select="'agreed'"/><xsl:with-param name="label" select="key('m', 'before.agreed')"/></xsl:call-template>
      <xsl:if test="key('say', 'question')">
        <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="key('m', 'label.questions')"/></label>
        <group measure="full" columns="2" gap="4mm" pitch="5.6mm">
          <xsl:for-each select="key('say', 'question')">
            <p style="question" tick="yes"><xsl:call-template name="guide-lang"/><xsl:apply-templates mode="rich"/></p>
          </xsl:for-each>
        </group>
      </xsl:if>
      <xsl:call-template name="before-list"><xsl:with-param name="id" select="'reason'"/><xsl:with-param name="label" select="key('m', 'before.reason')"/><xsl:with-param name="kind" select="'bullet'"/></xsl:call-template>
      <xsl:call-template name="before-list"><xsl:with-param name="id" select="'note'"/><xsl:with-param name="label" select="key('m', 'before.note')"/><xsl:with-param name="kind" select="'bullet'"/></xsl:call-template>
      <p style="body" measure="full" before="4mm"><b><xsl:value-of select="key('m', 'before.notice')"/></b></p>
      <ruled measure="full" lines="8" before="4mm" closing="yes"><xsl:value-of select="key('m', 'label.own-questions')"/></ruled>
    </section>
  </xsl:template>

  <!-- what is to be ticked off, or only read -->
  <xsl:template name="before-list">
    <xsl:param name="id"/>
    <xsl:param name="label"/>
    <xsl:param name="kind" select="'tick'"/>
    <xsl:if test="key('say', $id)">
      <label rule="rule" level="2" measure="full" before="4.2mm"><xsl:value-of select="$label"/></label>
      <list kind="{$kind}" style="body" measure="full">
        <xsl:for-each select="key('say', $id)"><item><xsl:apply-templates mode="rich"/></item></xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <xsl:template name="check">
    <group keep-together="yes">
      <p style="body" tick="yes" before="1.4mm" after="0.2mm"><b><xsl:value-of select="@name"/></b><space width="2mm"/><t style="descriptor"><xsl:value-of select="@severity-name"/>
        <xsl:for-each select="f:where/text()"><space width="1.4mm"/><xsl:text>·</xsl:text><space width="1.4mm"/><xsl:value-of select="."/></xsl:for-each></t></p>
      <p style="small" indent="5.4mm" after="0.4mm"><xsl:value-of select="f:message"/>
        <xsl:for-each select="f:do/text()"><xsl:text> </xsl:text><t style="small-ink"><xsl:value-of select="."/></t></xsl:for-each></p>
      <!-- one thing, as the source has it and as it comes out: of two things the message has both numbers -->
      <xsl:if test="(@id = 'claim-arithmetic' or @id = 'total') and f:computed != ''">
        <aside>
          <table kind="sum">
            <xsl:if test="f:stated != ''">
              <row><cell><xsl:value-of select="key('m', 'checks.stated')"/></cell><cell align="right"><xsl:value-of select="f:stated/@text"/></cell></row>
            </xsl:if>
            <row weight="bold"><cell><xsl:value-of select="key('m', 'checks.computed')"/></cell><cell align="right"><xsl:value-of select="f:computed/@text"/></cell></row>
          </table>
        </aside>
      </xsl:if>
    </group>
  </xsl:template>

</xsl:stylesheet>
