"""Sidecars as other programs write them, written by hand from their documented forms; no photographer's files."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

LIGHTROOM_PICK = """<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:Rating="4"
   xmp:Label="Green"
   xmp:MetadataDate="2026-05-02T10:11:12+02:00"
   xmpDM:pick="1"
   xmpDM:good="true"
   photoshop:SidecarForExtension="CR3"
   crs:Exposure2012="+0.35"
   crs:Look='"quoted" &amp; &#x3c;odd'>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>People</rdf:li>
     <rdf:li>Anna</rdf:li>
     <rdf:li>wedding</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>People|Anna</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
   <dc:title>
    <rdf:Alt>
     <rdf:li xml:lang="de">Kuss</rdf:li>
     <rdf:li xml:lang="x-default">The kiss</rdf:li>
    </rdf:Alt>
   </dc:title>
   <crs:ToneCurvePV2012>
    <rdf:Seq>
     <rdf:li>0, 0</rdf:li>
     <rdf:li>255, 255</rdf:li>
    </rdf:Seq>
   </crs:ToneCurvePV2012>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""

LIGHTROOM_REJECT = LIGHTROOM_PICK.replace('pick="1"', 'pick="-1"').replace('good="true"', 'good="false"')
LIGHTROOM_UNFLAGGED = LIGHTROOM_PICK.replace('\n   xmpDM:pick="1"\n   xmpDM:good="true"', "")

BRIDGE_REJECT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="-1" xmp:Label="Approved"/>
</rdf:RDF></x:xmpmeta>
                                                                                                    \r\n\t
<?xpacket end="w"?>"""

PHOTO_MECHANIC = """<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.1.1">
   <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
            xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/"
            xmlns:xap="http://ns.adobe.com/xap/1.0/">
         <photomechanic:ColorClass>2</photomechanic:ColorClass>
         <photomechanic:Tagged>True</photomechanic:Tagged>
         <photomechanic:Prefs>1:2:3:000817</photomechanic:Prefs>
         <xap:Rating>3</xap:Rating>
         <xap:Label>Winner Alt</xap:Label>
      </rdf:Description>
   </rdf:RDF>
</x:xmpmeta>"""

CAPTURE_ONE = """<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 5.5.0">
   <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
            xmlns:xmp="http://ns.adobe.com/xap/1.0/">
         <xmp:Rating>5</xmp:Rating>
         <xmp:Label>Red</xmp:Label>
      </rdf:Description>
   </rdf:RDF>
</x:xmpmeta>"""

DARKTABLE_REJECT = """<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:darktable="http://darktable.sf.net/"
   exif:DateTimeOriginal="2026:05:02 10:11:12"
   xmp:Rating="-1"
   darktable:xmp_version="5">
   <darktable:history>
    <rdf:Seq>
     <rdf:li
      darktable:num="0"
      darktable:operation="rawprepare"
      darktable:params="000000000000000000020000000200000002000000020000"/>
    </rdf:Seq>
   </darktable:history>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""

DIGIKAM = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
 <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
  <rdf:Description rdf:about=''
    xmlns:digiKam='http://www.digikam.org/ns/1.0/'
    xmlns:xmp='http://ns.adobe.com/xap/1.0/'
    xmlns:dc='http://purl.org/dc/elements/1.1/'
   digiKam:PickLabel='3'
   digiKam:ColorLabel='6'
   xmp:Rating='2'>
   <digiKam:TagsList>
    <rdf:Seq>
     <rdf:li>Places/France</rdf:li>
    </rdf:Seq>
   </digiKam:TagsList>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>France</rdf:li>
    </rdf:Bag>
   </dc:subject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""

EXIFTOOL_SPLIT = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk='Image::ExifTool 12.76'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>

 <rdf:Description rdf:about=''
  xmlns:dc='http://purl.org/dc/elements/1.1/'>
  <dc:description>
   <rdf:Alt>
    <rdf:li xml:lang='x-default'>Speeches &amp; cake</rdf:li>
   </rdf:Alt>
  </dc:description>
 </rdf:Description>

 <rdf:Description rdf:about=''
  xmlns:xmp='http://ns.adobe.com/xap/1.0/'>
  <xmp:Rating>1</xmp:Rating>
  <xmp:Label>Ausgewählt</xmp:Label>
 </rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""

NO_WRAPPER_ODD_PREFIXES = """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="" xmlns:a="http://ns.adobe.com/xap/1.0/" a:Rating="2"><a:Label>Blau</a:Label></r:Description></r:RDF>"""

ALL = {
    "lightroom_pick": LIGHTROOM_PICK,
    "lightroom_reject": LIGHTROOM_REJECT,
    "lightroom_unflagged": LIGHTROOM_UNFLAGGED,
    "bridge_reject": BRIDGE_REJECT,
    "photo_mechanic": PHOTO_MECHANIC,
    "capture_one": CAPTURE_ONE,
    "darktable_reject": DARKTABLE_REJECT,
    "digikam": DIGIKAM,
    "exiftool_split": EXIFTOOL_SPLIT,
    "no_wrapper": NO_WRAPPER_ODD_PREFIXES,
}


def develop_sidecar(byte_size: int) -> str:
    """A Lightroom sidecar with masks of about this size."""
    line = '     <rdf:li crs:What="Mask/Paint" crs:Dabs="d 0.5 0.25 r 0.018 f 0.31"/>\n'
    masks = f"   <crs:MaskGroup>\n    <rdf:Seq>\n{line * (byte_size // len(line))}    </rdf:Seq>\n   </crs:MaskGroup>\n"
    return LIGHTROOM_PICK.replace("   <dc:subject>", masks + "   <dc:subject>")
