<?xml version="1.0" encoding="UTF-8"?>
<!-- From a grammar's own documentation to the middle of its manual page (mdoc): every element with
     its attributes and what may stand in it, then the kinds of values. Run by the build. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/xs:schema">
    <xsl:text>.Sh ELEMENTS&#10;</xsl:text>
    <xsl:apply-templates select="xs:element" mode="holder"/>
    <xsl:apply-templates select="xs:element//xs:element[xs:complexType]" mode="holder"/>
    <xsl:apply-templates select="xs:complexType | xs:group" mode="holder"/>
    <xsl:text>.Sh VALUES&#10;.Bl -tag -width Ds&#10;</xsl:text>
    <xsl:apply-templates select="xs:simpleType"/>
    <xsl:text>.El&#10;</xsl:text>
  </xsl:template>

  <!-- What a grammar says of a thing, as one line. -->
  <xsl:template name="says">
    <xsl:variable name="text" select="normalize-space(xs:annotation/xs:documentation)"/>
    <xsl:if test="$text">\&amp;<xsl:value-of select="$text"/><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- What is declared with a type: each element's name once, and where a name has several types, the
       elements that it stands in. -->
  <xsl:key name="of-type" match="xs:element" use="@type"/>
  <xsl:key name="named" match="xs:element[@type]" use="@name"/>

  <xsl:template name="title">
    <xsl:param name="type"/>
    <xsl:for-each select="key('of-type', $type)">
      <xsl:variable name="name" select="@name"/>
      <xsl:if test="generate-id() = generate-id(key('of-type', $type)[@name = $name][1])">
        <xsl:if test="position() > 1 and generate-id() != generate-id(key('of-type', $type)[1])">, </xsl:if>
        <xsl:value-of select="concat('&lt;', $name, '&gt;')"/>
        <xsl:if test="key('named', $name)[@type != $type]">
          <xsl:variable name="holders"
            select="key('of-type', $type)[@name = $name]/ancestor::*[self::xs:complexType or self::xs:group][parent::xs:schema]/@name"/>
          <xsl:text> in </xsl:text>
          <xsl:for-each select="$holders">
            <xsl:if test="position() > 1">, </xsl:if>
            <xsl:choose>
              <xsl:when test="parent::xs:group"><xsl:value-of select="."/></xsl:when>
              <xsl:otherwise><xsl:value-of select="concat('&lt;', ., '&gt;')"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="xs:element | xs:complexType | xs:group" mode="holder">
    <xsl:variable name="own" select="(self::xs:complexType | self::xs:group | xs:complexType)[1]"/>
    <xsl:variable name="mine" select="generate-id(.)"/>
    <xsl:variable name="attributes"
      select="$own//xs:attribute[generate-id(ancestor::*[self::xs:element or self::xs:group or (self::xs:complexType and parent::xs:schema)][1]) = $mine]"/>
    <xsl:variable name="grouped"
      select="/xs:schema/xs:attributeGroup[@name = $own//xs:attributeGroup/@ref]/xs:attribute"/>
    <xsl:variable name="children"
      select="$own//xs:element[generate-id(ancestor::*[self::xs:element or self::xs:group or (self::xs:complexType and parent::xs:schema)][1]) = $mine]"/>
    <xsl:variable name="groups"
      select="$own//xs:group[@ref][generate-id(ancestor::*[self::xs:element or self::xs:group or (self::xs:complexType and parent::xs:schema)][1]) = $mine]"/>
    <xsl:if test="$attributes or $grouped or $children or $groups">
      <xsl:text>.Ss </xsl:text>
      <xsl:choose>
        <xsl:when test="self::xs:complexType">
          <xsl:call-template name="title"><xsl:with-param name="type" select="@name"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="self::xs:group">What <xsl:value-of select="@name"/> are</xsl:when>
        <xsl:otherwise>&lt;<xsl:value-of select="@name"/>&gt;</xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="says"/>
      <xsl:text>.Bl -tag -width Ds&#10;</xsl:text>
      <xsl:apply-templates select="$attributes | $grouped"/>
      <xsl:apply-templates select="$children"/>
      <xsl:for-each select="$groups">
        <xsl:text>.It Em </xsl:text><xsl:value-of select="@ref"/>
        <xsl:text>&#10;see&#10;.Sx What </xsl:text><xsl:value-of select="@ref"/><xsl:text> are .&#10;</xsl:text>
      </xsl:for-each>
      <xsl:text>.El&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="xs:attribute">
    <xsl:variable name="words"
      select=".//xs:enumeration | /xs:schema/xs:simpleType[@name = current()/@type]//xs:enumeration"/>
    <!-- a line has room for a few -->
    <xsl:variable name="list"><xsl:for-each select="$words"><xsl:value-of select="concat(@value, '|')"/></xsl:for-each></xsl:variable>
    <xsl:variable name="long" select="string-length($list) > 64"/>
    <xsl:text>.It Ar </xsl:text><xsl:value-of select="@name"/>
    <xsl:text> Ns = Ns Ar </xsl:text>
    <xsl:choose>
      <xsl:when test="$long">word</xsl:when>
      <xsl:when test="$words">
        <xsl:for-each select="$words">
          <xsl:if test="position() > 1">|</xsl:if><xsl:value-of select="@value"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@type"><xsl:value-of select="substring-after(concat(':', @type), ':')"/></xsl:when>
      <xsl:otherwise>number</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@use = 'required'"> Pq required</xsl:if>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="says"/>
    <xsl:if test="$long"><xsl:call-template name="one-of"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="xs:element">
    <xsl:text>.It Li &lt;</xsl:text><xsl:value-of select="@name"/><xsl:text>&gt;</xsl:text>
    <xsl:if test="@minOccurs = 0"> Pq optional</xsl:if>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="says"/>
  </xsl:template>

  <xsl:template match="xs:simpleType">
    <xsl:text>.It Ar </xsl:text><xsl:value-of select="@name"/><xsl:text>&#10;</xsl:text>
    <xsl:call-template name="says"/>
    <xsl:if test=".//xs:enumeration">
      <xsl:call-template name="one-of"><xsl:with-param name="words" select=".//xs:enumeration"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="one-of">
    <xsl:param name="words"/>
    <xsl:text>One of&#10;</xsl:text>
    <xsl:for-each select="$words">
      <xsl:text>.Ql </xsl:text><xsl:value-of select="@value"/>
      <xsl:choose>
        <xsl:when test="position() = last()"> .</xsl:when>
        <xsl:otherwise> ,</xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
