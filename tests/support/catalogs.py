"""A small catalog with the tables of Lightroom Classic, made here: what it is made of."""

SCHEMA = """
CREATE TABLE Adobe_variablesTable (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, name, type, value NOT NULL DEFAULT '');
CREATE TABLE Adobe_images (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, captureTime, colorLabels NOT NULL DEFAULT '',
  copyName, masterImage INTEGER, pick NOT NULL DEFAULT 0, rating, rootFile INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryRootFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, absolutePath UNIQUE NOT NULL DEFAULT '', name);
CREATE TABLE AgLibraryFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, parentId INTEGER, pathFromRoot NOT NULL DEFAULT '', rootFolder INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryFile (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, baseName NOT NULL DEFAULT '', extension NOT NULL DEFAULT '',
  folder INTEGER NOT NULL DEFAULT 0, idx_filename NOT NULL DEFAULT '', sidecarExtensions);
CREATE TABLE AgLibraryKeyword (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, genealogy NOT NULL DEFAULT '', lc_name, name, parent INTEGER);
CREATE TABLE AgLibraryKeywordImage (id_local INTEGER PRIMARY KEY, image INTEGER NOT NULL DEFAULT 0, tag INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryCollection (id_local INTEGER PRIMARY KEY, creationId NOT NULL DEFAULT '', genealogy NOT NULL DEFAULT '', imageCount,
  name NOT NULL DEFAULT '', parent INTEGER, systemOnly NOT NULL DEFAULT '');
CREATE TABLE AgLibraryCollectionImage (id_local INTEGER PRIMARY KEY, collection INTEGER NOT NULL DEFAULT 0, image INTEGER NOT NULL DEFAULT 0,
  pick NOT NULL DEFAULT 0, positionInCollection);
CREATE TABLE AgLibraryIPTC (id_local INTEGER PRIMARY KEY, caption, copyright, image INTEGER NOT NULL DEFAULT 0);
"""

ROWS = """
INSERT INTO Adobe_variablesTable (id_global, name, value) VALUES ('v', 'Adobe_DBVersion', '1500000');
INSERT INTO AgLibraryRootFolder VALUES (1, 'r', 'D:/Photos/', 'Photos');
INSERT INTO AgLibraryFolder VALUES (2, 'f', NULL, '2026/wedding/', 1), (3, 'g', NULL, '', 1);
INSERT INTO AgLibraryFile VALUES (10, 'a', 'IMG_1', 'CR3', 2, 'IMG_1.CR3', 'JPG,xmp'), (11, 'b', 'IMG_2', 'NEF', 2, 'IMG_2.NEF', NULL),
  (12, 'c', 'cover', 'jpg', 3, 'cover.jpg', NULL);
INSERT INTO Adobe_images VALUES (20, 'i', '2026-05-02T10:11:12.34', 'Rot', NULL, NULL, 1.0, 5.0, 10),
  (21, 'j', '2026-05-02T10:11:13', 'Ausgewählt', NULL, NULL, -1, NULL, 11), (22, 'k', NULL, '', NULL, NULL, 0, 3, 12),
  (23, 'l', NULL, 'Blue', 'Copy 1', 20, 0, 1, 10), (24, 'm', NULL, '', NULL, NULL, 0, NULL, 99);
INSERT INTO AgLibraryKeyword VALUES (30, 'n', '', NULL, NULL, NULL), (31, 'o', '', 'people', 'People', 30),
  (32, 'p', '', 'anna', 'Anna', 31), (33, 'q', '', 'cake', 'cake', 30), (34, 'u', '', 'x', 'x', 35), (35, 'w', '', 'y', 'y', 34);
INSERT INTO AgLibraryKeywordImage VALUES (1, 20, 32), (2, 20, 33), (3, 22, 34);
INSERT INTO AgLibraryIPTC VALUES (1, 'The kiss', 'Anna', 20), (2, '', NULL, 21);
INSERT INTO AgLibraryCollection VALUES (40, 'com.adobe.ag.library.group', '', NULL, '2026', NULL, '0.0'),
  (41, 'com.adobe.ag.library.collection', '', NULL, 'Best', 40, '0.0'),
  (42, 'com.adobe.ag.library.smart_collection', '', NULL, 'Five stars', NULL, '0.0'),
  (43, 'com.adobe.ag.library.collection', '', NULL, 'quick collection', NULL, '1.0');
INSERT INTO AgLibraryCollectionImage VALUES (1, 41, 21, 0, 'b'), (2, 41, 23, 0, 'a'), (3, 41, 20, 0, 'c'), (4, 43, 22, 0, NULL);
"""
