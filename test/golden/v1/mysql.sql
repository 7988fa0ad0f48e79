
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
DROP TABLE IF EXISTS `account_overview_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `account_overview_1` (
  `account_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `owner_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `currency` varchar(64) COLLATE ascii_bin NOT NULL,
  `balance` bigint NOT NULL,
  `open` bigint NOT NULL,
  `version` bigint NOT NULL,
  PRIMARY KEY (`account_id`),
  KEY `by_0` (`owner_id`,`account_id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `account_overview_1` WRITE;
/*!40000 ALTER TABLE `account_overview_1` DISABLE KEYS */;
INSERT INTO `account_overview_1` VALUES ('a0000000-0000-4000-8000-000000000001','b0000000-0000-4000-8000-000000000001','EUR',25070,1,3);
INSERT INTO `account_overview_1` VALUES ('a0000000-0000-4000-8000-000000000002','b0000000-0000-4000-8000-000000000002','EUR',170000,1,3);
INSERT INTO `account_overview_1` VALUES ('a0000000-0000-4000-8000-000000000003','b0000000-0000-4000-8000-000000000003','EUR',78175,1,63);
INSERT INTO `account_overview_1` VALUES ('a0000000-0000-4000-8000-000000000004','b0000000-0000-4000-8000-000000000004','CHF',9007199254740993,1,2);
INSERT INTO `account_overview_1` VALUES ('a0000000-0000-4000-8000-000000000005','b0000000-0000-4000-8000-000000000005','EUR',0,0,4);
/*!40000 ALTER TABLE `account_overview_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `account_statement_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `account_statement_1` (
  `account_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `version` bigint NOT NULL,
  `position` bigint NOT NULL,
  `recorded_at` bigint NOT NULL,
  `kind` varchar(64) COLLATE ascii_bin NOT NULL,
  `amount` bigint NOT NULL,
  `balance` bigint NOT NULL,
  `currency` varchar(64) COLLATE ascii_bin NOT NULL,
  `transaction_id` varchar(64) COLLATE ascii_bin DEFAULT NULL,
  `counterparty` varchar(64) COLLATE ascii_bin DEFAULT NULL,
  PRIMARY KEY (`account_id`,`version`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `account_statement_1` WRITE;
/*!40000 ALTER TABLE `account_statement_1` DISABLE KEYS */;
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000001',2,7,1795851260741111,'bonus',25000,25000,'EUR','defb52f0-6c53-453c-8bc6-8df6c803111b',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000001',3,17,1795851260827652,'bonus',70,25070,'EUR','f40815a4-9fc9-4d79-8a93-8c78650f2890',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000002',2,6,1795851260715185,'deposit',250000,250000,'EUR','c0000000-0000-4000-8000-000000000001',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000002',3,9,1795851260760539,'transfer-out',80000,170000,'EUR','c0000000-0000-4000-8000-000000000002','a0000000-0000-4000-8000-000000000003');
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',2,10,1795851260760539,'transfer-in',80000,80000,'EUR','c0000000-0000-4000-8000-000000000002','a0000000-0000-4000-8000-000000000002');
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',3,23,1795851260878268,'withdrawal',1,79999,'EUR','c0000000-0000-4000-8000-000000000008',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',4,24,1795851260894515,'withdrawal',2,79997,'EUR','c0000000-0000-4000-8000-000000000009',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',5,26,1795851260911916,'withdrawal',3,79994,'EUR','c0000000-0000-4000-8000-000000000010',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',6,28,1795851260927502,'withdrawal',4,79990,'EUR','c0000000-0000-4000-8000-000000000011',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',7,30,1795851260941595,'withdrawal',5,79985,'EUR','c0000000-0000-4000-8000-000000000012',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',8,32,1795851260958158,'withdrawal',6,79979,'EUR','c0000000-0000-4000-8000-000000000013',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',9,34,1795851260970108,'withdrawal',7,79972,'EUR','c0000000-0000-4000-8000-000000000014',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',10,36,1795851260985483,'withdrawal',8,79964,'EUR','c0000000-0000-4000-8000-000000000015',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',11,38,1795851261005319,'withdrawal',9,79955,'EUR','c0000000-0000-4000-8000-000000000016',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',12,40,1795851261019078,'withdrawal',10,79945,'EUR','c0000000-0000-4000-8000-000000000017',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',13,42,1795851261035253,'withdrawal',11,79934,'EUR','c0000000-0000-4000-8000-000000000018',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',14,44,1795851261053162,'withdrawal',12,79922,'EUR','c0000000-0000-4000-8000-000000000019',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',15,46,1795851261066417,'withdrawal',13,79909,'EUR','c0000000-0000-4000-8000-000000000020',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',16,48,1795851261080834,'withdrawal',14,79895,'EUR','c0000000-0000-4000-8000-000000000021',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',17,50,1795851261097678,'withdrawal',15,79880,'EUR','c0000000-0000-4000-8000-000000000022',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',18,52,1795851261111026,'withdrawal',16,79864,'EUR','c0000000-0000-4000-8000-000000000023',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',19,54,1795851261129245,'withdrawal',17,79847,'EUR','c0000000-0000-4000-8000-000000000024',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',20,56,1795851261143893,'withdrawal',18,79829,'EUR','c0000000-0000-4000-8000-000000000025',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',21,58,1795851261166418,'withdrawal',19,79810,'EUR','c0000000-0000-4000-8000-000000000026',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',22,60,1795851261179512,'withdrawal',20,79790,'EUR','c0000000-0000-4000-8000-000000000027',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',23,63,1795851261193314,'withdrawal',21,79769,'EUR','c0000000-0000-4000-8000-000000000028',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',24,64,1795851261203383,'withdrawal',22,79747,'EUR','c0000000-0000-4000-8000-000000000029',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',25,66,1795851261215933,'withdrawal',23,79724,'EUR','c0000000-0000-4000-8000-000000000030',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',26,68,1795851261231748,'withdrawal',24,79700,'EUR','c0000000-0000-4000-8000-000000000031',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',27,70,1795851261250581,'withdrawal',25,79675,'EUR','c0000000-0000-4000-8000-000000000032',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',28,72,1795851261267331,'withdrawal',26,79649,'EUR','c0000000-0000-4000-8000-000000000033',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',29,74,1795851261277710,'withdrawal',27,79622,'EUR','c0000000-0000-4000-8000-000000000034',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',30,76,1795851261294731,'withdrawal',28,79594,'EUR','c0000000-0000-4000-8000-000000000035',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',31,78,1795851261306213,'withdrawal',29,79565,'EUR','c0000000-0000-4000-8000-000000000036',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',32,80,1795851261322531,'withdrawal',30,79535,'EUR','c0000000-0000-4000-8000-000000000037',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',33,82,1795851261338865,'withdrawal',31,79504,'EUR','c0000000-0000-4000-8000-000000000038',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',34,84,1795851261353669,'withdrawal',32,79472,'EUR','c0000000-0000-4000-8000-000000000039',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',35,86,1795851261369774,'withdrawal',33,79439,'EUR','c0000000-0000-4000-8000-000000000040',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',36,88,1795851261384241,'withdrawal',34,79405,'EUR','c0000000-0000-4000-8000-000000000041',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',37,90,1795851261399809,'withdrawal',35,79370,'EUR','c0000000-0000-4000-8000-000000000042',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',38,92,1795851261411148,'withdrawal',36,79334,'EUR','c0000000-0000-4000-8000-000000000043',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',39,94,1795851261426232,'withdrawal',37,79297,'EUR','c0000000-0000-4000-8000-000000000044',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',40,96,1795851261442548,'withdrawal',38,79259,'EUR','c0000000-0000-4000-8000-000000000045',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',41,98,1795851261455561,'withdrawal',39,79220,'EUR','c0000000-0000-4000-8000-000000000046',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',42,100,1795851261469670,'withdrawal',40,79180,'EUR','c0000000-0000-4000-8000-000000000047',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',43,102,1795851261486271,'withdrawal',41,79139,'EUR','c0000000-0000-4000-8000-000000000048',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',44,104,1795851261500713,'withdrawal',42,79097,'EUR','c0000000-0000-4000-8000-000000000049',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',45,106,1795851261514986,'withdrawal',43,79054,'EUR','c0000000-0000-4000-8000-000000000050',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',46,108,1795851261524818,'withdrawal',44,79010,'EUR','c0000000-0000-4000-8000-000000000051',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',47,110,1795851261539596,'withdrawal',45,78965,'EUR','c0000000-0000-4000-8000-000000000052',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',48,112,1795851261548412,'withdrawal',46,78919,'EUR','c0000000-0000-4000-8000-000000000053',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',49,115,1795851261568547,'withdrawal',47,78872,'EUR','c0000000-0000-4000-8000-000000000054',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',50,116,1795851261578260,'withdrawal',48,78824,'EUR','c0000000-0000-4000-8000-000000000055',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',51,118,1795851261589536,'withdrawal',49,78775,'EUR','c0000000-0000-4000-8000-000000000056',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',52,120,1795851261600394,'withdrawal',50,78725,'EUR','c0000000-0000-4000-8000-000000000057',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',53,122,1795851261612137,'withdrawal',51,78674,'EUR','c0000000-0000-4000-8000-000000000058',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',54,124,1795851261621971,'withdrawal',52,78622,'EUR','c0000000-0000-4000-8000-000000000059',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',55,126,1795851261641295,'withdrawal',53,78569,'EUR','c0000000-0000-4000-8000-000000000060',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',56,128,1795851261664728,'withdrawal',54,78515,'EUR','c0000000-0000-4000-8000-000000000061',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',57,130,1795851261675267,'withdrawal',55,78460,'EUR','c0000000-0000-4000-8000-000000000062',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',58,132,1795851261700688,'withdrawal',56,78404,'EUR','c0000000-0000-4000-8000-000000000063',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',59,134,1795851261718838,'withdrawal',57,78347,'EUR','c0000000-0000-4000-8000-000000000064',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',60,137,1795851261734965,'withdrawal',58,78289,'EUR','c0000000-0000-4000-8000-000000000065',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',61,138,1795851261742087,'withdrawal',59,78230,'EUR','c0000000-0000-4000-8000-000000000066',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',62,140,1795851261762457,'withdrawal',60,78170,'EUR','c0000000-0000-4000-8000-000000000067',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',63,142,1795851261782668,'deposit',5,78175,'EUR','c0000000-0000-4000-8000-000000000068',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000004',2,14,1795851260794138,'deposit',9007199254740993,9007199254740993,'CHF','c0000000-0000-4000-8000-000000000004',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000005',2,16,1795851260821772,'deposit',700,700,'EUR','c0000000-0000-4000-8000-000000000006',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000005',3,19,1795851260837543,'withdrawal',700,0,'EUR','c0000000-0000-4000-8000-000000000007',NULL);
/*!40000 ALTER TABLE `account_statement_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `events`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `events` (
  `position` bigint NOT NULL,
  `event_id` char(36) COLLATE ascii_bin NOT NULL,
  `stream_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `version` bigint NOT NULL,
  `type` varchar(64) COLLATE ascii_bin NOT NULL,
  `schema_version` smallint NOT NULL,
  `data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `metadata` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `transaction_id` varchar(64) COLLATE ascii_bin DEFAULT NULL,
  `recorded_at` bigint NOT NULL COMMENT 'microseconds since 1970 UTC',
  `ends_command` smallint NOT NULL,
  PRIMARY KEY (`position`),
  UNIQUE KEY `events_stream_version` (`stream_id`,`version`),
  UNIQUE KEY `events_stream_transaction` (`stream_id`,`transaction_id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `events` WRITE;
/*!40000 ALTER TABLE `events` DISABLE KEYS */;
INSERT INTO `events` VALUES (1,'982ec907-20e8-4969-973d-898f34e12e6d','account-a0000000-0000-4000-8000-000000000001',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"ownerId\":\"b0000000-0000-4000-8000-000000000001\"}','{\"correlationId\":\"golden-0\"}',NULL,1795851260611648,1);
INSERT INTO `events` VALUES (2,'3dc24b74-e69a-491b-a851-71fac8dbf475','account-a0000000-0000-4000-8000-000000000002',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"ownerId\":\"b0000000-0000-4000-8000-000000000002\",\"notify\":\"0d5332f716e3d790.v1.uTlptBiag-FeqtRbMMTINyxkrP3rIXT-sFjn2fGROOVRt68pP5IwDjMRaw\"}','{\"correlationId\":\"golden-0\"}',NULL,1795851260643593,1);
INSERT INTO `events` VALUES (3,'64c9cc8f-445a-47fb-894c-60a0aa38ce4e','account-a0000000-0000-4000-8000-000000000003',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"ownerId\":\"b0000000-0000-4000-8000-000000000003\"}','{\"correlationId\":\"golden-0\"}',NULL,1795851260665003,1);
INSERT INTO `events` VALUES (4,'3272bcb5-95e3-4d61-add6-edfe83ec76e9','account-a0000000-0000-4000-8000-000000000004',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000004\",\"ownerId\":\"b0000000-0000-4000-8000-000000000004\",\"currency\":\"CHF\"}','{\"correlationId\":\"golden-0\"}',NULL,1795851260673905,1);
INSERT INTO `events` VALUES (5,'ff87b02c-1bf9-48c4-ac13-cb72d0366ca9','account-a0000000-0000-4000-8000-000000000005',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"ownerId\":\"b0000000-0000-4000-8000-000000000005\",\"notify\":\"4aa044db4ec59293.v1.QrIFHCTxtdzut6b9odH8JqsfwMkMQqCj460YbCGbWJSUTo7d4YPRWzFJka0\"}','{\"correlationId\":\"golden-0\"}',NULL,1795851260698733,1);
INSERT INTO `events` VALUES (6,'defb52f0-6c53-453c-8bc6-8df6c803111b','account-a0000000-0000-4000-8000-000000000002',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"amount\":\"250000\",\"balance\":\"250000\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-1\"}','c0000000-0000-4000-8000-000000000001',1795851260715185,1);
INSERT INTO `events` VALUES (7,'23eb61a5-4527-4bc5-97e3-a634c8d3de3a','account-a0000000-0000-4000-8000-000000000001',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"amount\":\"25000\",\"balance\":\"25000\",\"currency\":\"EUR\",\"isBonus\":true}','{\"correlationId\":\"golden-1\",\"causationId\":\"defb52f0-6c53-453c-8bc6-8df6c803111b\"}','defb52f0-6c53-453c-8bc6-8df6c803111b',1795851260741111,1);
INSERT INTO `events` VALUES (8,'fce6ca48-20d3-426f-b5ed-83902eee5b78','ledger',1,'EntryRecorded',1,'{\"sourcePosition\":6,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000002\",\"amount\":\"250000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000001\",\"occurredAt\":1795851260715185}','{\"causationId\":\"defb52f0-6c53-453c-8bc6-8df6c803111b\",\"correlationId\":\"golden-1\"}',NULL,1795851260741111,1);
INSERT INTO `events` VALUES (9,'f39d48eb-12f3-4206-bb0d-fcb31f82ff2b','account-a0000000-0000-4000-8000-000000000002',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"amount\":\"80000\",\"balance\":\"170000\",\"currency\":\"EUR\",\"transferredTo\":\"a0000000-0000-4000-8000-000000000003\"}','{\"correlationId\":\"golden-2\"}','c0000000-0000-4000-8000-000000000002',1795851260760539,0);
INSERT INTO `events` VALUES (10,'c94477ba-788e-4157-91ec-1152d6b2ef83','account-a0000000-0000-4000-8000-000000000003',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"80000\",\"balance\":\"80000\",\"currency\":\"EUR\",\"transferredFrom\":\"a0000000-0000-4000-8000-000000000002\"}','{\"correlationId\":\"golden-2\"}','c0000000-0000-4000-8000-000000000002',1795851260760539,1);
INSERT INTO `events` VALUES (11,'0c975983-06d4-4ed4-94a2-61e45c8ca81b','ledger',2,'EntryRecorded',1,'{\"sourcePosition\":7,\"debit\":\"bonus-expense\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000001\",\"amount\":\"25000\",\"currency\":\"EUR\",\"transactionId\":\"defb52f0-6c53-453c-8bc6-8df6c803111b\",\"occurredAt\":1795851260741111}','{\"causationId\":\"23eb61a5-4527-4bc5-97e3-a634c8d3de3a\",\"correlationId\":\"golden-1\"}',NULL,1795851260768677,1);
INSERT INTO `events` VALUES (12,'a2a68fdd-51f7-411c-9818-dbcd0e15504f','ledger',3,'EntryRecorded',1,'{\"sourcePosition\":9,\"debit\":\"customer:a0000000-0000-4000-8000-000000000002\",\"credit\":\"transfers\",\"amount\":\"80000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000002\",\"occurredAt\":1795851260760539}','{\"causationId\":\"c94477ba-788e-4157-91ec-1152d6b2ef83\",\"correlationId\":\"golden-2\"}',NULL,1795851260787049,0);
INSERT INTO `events` VALUES (13,'9a183417-197f-4c96-9de7-eef537982986','ledger',4,'EntryRecorded',1,'{\"sourcePosition\":10,\"debit\":\"transfers\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"amount\":\"80000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000002\",\"occurredAt\":1795851260760539}','{\"causationId\":\"c94477ba-788e-4157-91ec-1152d6b2ef83\",\"correlationId\":\"golden-2\"}',NULL,1795851260787049,1);
INSERT INTO `events` VALUES (14,'f8f23443-26f0-44d2-94a7-3af4be1ea9ea','account-a0000000-0000-4000-8000-000000000004',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000004\",\"amount\":\"9007199254740993\",\"balance\":\"9007199254740993\",\"currency\":\"CHF\"}','{\"correlationId\":\"golden-4\"}','c0000000-0000-4000-8000-000000000004',1795851260794138,1);
INSERT INTO `events` VALUES (15,'42e8c7ec-5d6e-4a4a-a0a9-1fa252788643','ledger',5,'EntryRecorded',1,'{\"sourcePosition\":14,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000004\",\"amount\":\"9007199254740993\",\"currency\":\"CHF\",\"transactionId\":\"c0000000-0000-4000-8000-000000000004\",\"occurredAt\":1795851260794138}','{\"causationId\":\"f8f23443-26f0-44d2-94a7-3af4be1ea9ea\",\"correlationId\":\"golden-4\"}',NULL,1795851260808296,1);
INSERT INTO `events` VALUES (16,'f40815a4-9fc9-4d79-8a93-8c78650f2890','account-a0000000-0000-4000-8000-000000000005',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"balance\":\"700\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-6\"}','c0000000-0000-4000-8000-000000000006',1795851260821772,1);
INSERT INTO `events` VALUES (17,'44e287d1-6755-4112-9023-e63519fef32d','account-a0000000-0000-4000-8000-000000000001',3,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"amount\":\"70\",\"balance\":\"25070\",\"currency\":\"EUR\",\"isBonus\":true}','{\"correlationId\":\"golden-6\",\"causationId\":\"f40815a4-9fc9-4d79-8a93-8c78650f2890\"}','f40815a4-9fc9-4d79-8a93-8c78650f2890',1795851260827652,1);
INSERT INTO `events` VALUES (18,'c53d9e42-8847-428d-9ddc-bd42afba81fa','ledger',6,'EntryRecorded',1,'{\"sourcePosition\":16,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000006\",\"occurredAt\":1795851260821772}','{\"causationId\":\"f40815a4-9fc9-4d79-8a93-8c78650f2890\",\"correlationId\":\"golden-6\"}',NULL,1795851260827652,1);
INSERT INTO `events` VALUES (19,'6b4f4e21-c5d7-461c-babf-ea24d3b7bed1','account-a0000000-0000-4000-8000-000000000005',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"balance\":\"0\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-7\"}','c0000000-0000-4000-8000-000000000007',1795851260837543,1);
INSERT INTO `events` VALUES (20,'95816e57-1835-477e-809a-08688f78e32b','ledger',7,'EntryRecorded',1,'{\"sourcePosition\":17,\"debit\":\"bonus-expense\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000001\",\"amount\":\"70\",\"currency\":\"EUR\",\"transactionId\":\"f40815a4-9fc9-4d79-8a93-8c78650f2890\",\"occurredAt\":1795851260827652}','{\"causationId\":\"44e287d1-6755-4112-9023-e63519fef32d\",\"correlationId\":\"golden-6\"}',NULL,1795851260849731,1);
INSERT INTO `events` VALUES (21,'8e438c1c-017a-42bc-a3c2-7f485d2dc5a7','account-a0000000-0000-4000-8000-000000000005',4,'AccountClosed',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\"}','{\"correlationId\":\"golden-7\"}',NULL,1795851260856722,1);
INSERT INTO `events` VALUES (22,'94391657-fa9c-4422-a37a-5810c3787aac','ledger',8,'EntryRecorded',1,'{\"sourcePosition\":19,\"debit\":\"customer:a0000000-0000-4000-8000-000000000005\",\"credit\":\"cash\",\"amount\":\"700\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000007\",\"occurredAt\":1795851260837543}','{\"causationId\":\"6b4f4e21-c5d7-461c-babf-ea24d3b7bed1\",\"correlationId\":\"golden-7\"}',NULL,1795851260868780,1);
INSERT INTO `events` VALUES (23,'1fff9677-d911-4bea-834a-ea46288e233d','account-a0000000-0000-4000-8000-000000000003',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"1\",\"balance\":\"79999\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-8\"}','c0000000-0000-4000-8000-000000000008',1795851260878268,1);
INSERT INTO `events` VALUES (24,'b5fe2a42-622b-42c2-a609-e138fa4362d5','account-a0000000-0000-4000-8000-000000000003',4,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"2\",\"balance\":\"79997\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-9\"}','c0000000-0000-4000-8000-000000000009',1795851260894515,1);
INSERT INTO `events` VALUES (25,'e9fe8f20-c0c7-4bbd-8496-3cba6fd77190','ledger',9,'EntryRecorded',1,'{\"sourcePosition\":23,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"1\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000008\",\"occurredAt\":1795851260878268}','{\"causationId\":\"1fff9677-d911-4bea-834a-ea46288e233d\",\"correlationId\":\"golden-8\"}',NULL,1795851260900212,1);
INSERT INTO `events` VALUES (26,'12a8c3ea-2872-45eb-91f1-f37a5be5df77','account-a0000000-0000-4000-8000-000000000003',5,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"3\",\"balance\":\"79994\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-10\"}','c0000000-0000-4000-8000-000000000010',1795851260911916,1);
INSERT INTO `events` VALUES (27,'cb9dc8a7-5554-4de3-9e71-ade502a65c07','ledger',10,'EntryRecorded',1,'{\"sourcePosition\":24,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"2\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000009\",\"occurredAt\":1795851260894515}','{\"causationId\":\"b5fe2a42-622b-42c2-a609-e138fa4362d5\",\"correlationId\":\"golden-9\"}',NULL,1795851260918444,1);
INSERT INTO `events` VALUES (28,'c84b109e-9954-47eb-b528-ab1354e87138','account-a0000000-0000-4000-8000-000000000003',6,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"4\",\"balance\":\"79990\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-11\"}','c0000000-0000-4000-8000-000000000011',1795851260927502,1);
INSERT INTO `events` VALUES (29,'590747c6-6dbe-41ab-9fc5-dad296bb78d2','ledger',11,'EntryRecorded',1,'{\"sourcePosition\":26,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"3\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000010\",\"occurredAt\":1795851260911916}','{\"causationId\":\"12a8c3ea-2872-45eb-91f1-f37a5be5df77\",\"correlationId\":\"golden-10\"}',NULL,1795851260935201,1);
INSERT INTO `events` VALUES (30,'fe55a2c1-5728-4134-ba37-1fcca374924e','account-a0000000-0000-4000-8000-000000000003',7,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"balance\":\"79985\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-12\"}','c0000000-0000-4000-8000-000000000012',1795851260941595,1);
INSERT INTO `events` VALUES (31,'ea2a61fa-be20-4221-b37c-419f822f3763','ledger',12,'EntryRecorded',1,'{\"sourcePosition\":28,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"4\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000011\",\"occurredAt\":1795851260927502}','{\"causationId\":\"c84b109e-9954-47eb-b528-ab1354e87138\",\"correlationId\":\"golden-11\"}',NULL,1795851260949017,1);
INSERT INTO `events` VALUES (32,'46e8d4ba-abb8-4c8d-a5bf-5597d38ba669','account-a0000000-0000-4000-8000-000000000003',8,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"6\",\"balance\":\"79979\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-13\"}','c0000000-0000-4000-8000-000000000013',1795851260958158,1);
INSERT INTO `events` VALUES (33,'caacf4bf-b070-4a3f-a72f-e5984ee64b85','ledger',13,'EntryRecorded',1,'{\"sourcePosition\":30,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"5\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000012\",\"occurredAt\":1795851260941595}','{\"causationId\":\"fe55a2c1-5728-4134-ba37-1fcca374924e\",\"correlationId\":\"golden-12\"}',NULL,1795851260962912,1);
INSERT INTO `events` VALUES (34,'cc34d3eb-524a-45f7-bedf-1c33bc176fb3','account-a0000000-0000-4000-8000-000000000003',9,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"7\",\"balance\":\"79972\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-14\"}','c0000000-0000-4000-8000-000000000014',1795851260970108,1);
INSERT INTO `events` VALUES (35,'f898b6a4-8ae6-4f35-a26a-76d4c205c1c8','ledger',14,'EntryRecorded',1,'{\"sourcePosition\":32,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"6\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000013\",\"occurredAt\":1795851260958158}','{\"causationId\":\"46e8d4ba-abb8-4c8d-a5bf-5597d38ba669\",\"correlationId\":\"golden-13\"}',NULL,1795851260979507,1);
INSERT INTO `events` VALUES (36,'b5a04157-d44e-45a3-a221-314f5a645df8','account-a0000000-0000-4000-8000-000000000003',10,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"8\",\"balance\":\"79964\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-15\"}','c0000000-0000-4000-8000-000000000015',1795851260985483,1);
INSERT INTO `events` VALUES (37,'f863ace3-65e8-42d7-8895-234c831e5595','ledger',15,'EntryRecorded',1,'{\"sourcePosition\":34,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"7\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000014\",\"occurredAt\":1795851260970108}','{\"causationId\":\"cc34d3eb-524a-45f7-bedf-1c33bc176fb3\",\"correlationId\":\"golden-14\"}',NULL,1795851260994706,1);
INSERT INTO `events` VALUES (38,'4b24b362-cd18-4d09-83a0-fe0744fe0279','account-a0000000-0000-4000-8000-000000000003',11,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"9\",\"balance\":\"79955\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-16\"}','c0000000-0000-4000-8000-000000000016',1795851261005319,1);
INSERT INTO `events` VALUES (39,'1da27180-6a01-43fa-be4a-3c85b0975276','ledger',16,'EntryRecorded',1,'{\"sourcePosition\":36,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"8\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000015\",\"occurredAt\":1795851260985483}','{\"causationId\":\"b5a04157-d44e-45a3-a221-314f5a645df8\",\"correlationId\":\"golden-15\"}',NULL,1795851261011383,1);
INSERT INTO `events` VALUES (40,'6daafc31-71ef-4077-b554-dbba03bf6105','account-a0000000-0000-4000-8000-000000000003',12,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"10\",\"balance\":\"79945\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-17\"}','c0000000-0000-4000-8000-000000000017',1795851261019078,1);
INSERT INTO `events` VALUES (41,'debc4755-9cc5-4804-b748-d2cadb399263','ledger',17,'EntryRecorded',1,'{\"sourcePosition\":38,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"9\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000016\",\"occurredAt\":1795851261005319}','{\"causationId\":\"4b24b362-cd18-4d09-83a0-fe0744fe0279\",\"correlationId\":\"golden-16\"}',NULL,1795851261026312,1);
INSERT INTO `events` VALUES (42,'6dfd508b-9026-4e76-8338-1f9a6b1ea020','account-a0000000-0000-4000-8000-000000000003',13,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"11\",\"balance\":\"79934\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-18\"}','c0000000-0000-4000-8000-000000000018',1795851261035253,1);
INSERT INTO `events` VALUES (43,'a220a003-61ef-43fb-b0f1-0e3d9ae47bc3','ledger',18,'EntryRecorded',1,'{\"sourcePosition\":40,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"10\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000017\",\"occurredAt\":1795851261019078}','{\"causationId\":\"6daafc31-71ef-4077-b554-dbba03bf6105\",\"correlationId\":\"golden-17\"}',NULL,1795851261043065,1);
INSERT INTO `events` VALUES (44,'1f6e4064-5d17-4884-85e6-28f0e44285b2','account-a0000000-0000-4000-8000-000000000003',14,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"12\",\"balance\":\"79922\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-19\"}','c0000000-0000-4000-8000-000000000019',1795851261053162,1);
INSERT INTO `events` VALUES (45,'821d495b-2a74-4c84-a7a8-21cd58dbfd25','ledger',19,'EntryRecorded',1,'{\"sourcePosition\":42,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"11\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000018\",\"occurredAt\":1795851261035253}','{\"causationId\":\"6dfd508b-9026-4e76-8338-1f9a6b1ea020\",\"correlationId\":\"golden-18\"}',NULL,1795851261059560,1);
INSERT INTO `events` VALUES (46,'fc9eb361-249a-4d9f-94fe-0bd9fc157ffc','account-a0000000-0000-4000-8000-000000000003',15,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"13\",\"balance\":\"79909\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-20\"}','c0000000-0000-4000-8000-000000000020',1795851261066417,1);
INSERT INTO `events` VALUES (47,'8563f32c-33bb-427c-88a8-a11d606ac61b','ledger',20,'EntryRecorded',1,'{\"sourcePosition\":44,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"12\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000019\",\"occurredAt\":1795851261053162}','{\"causationId\":\"1f6e4064-5d17-4884-85e6-28f0e44285b2\",\"correlationId\":\"golden-19\"}',NULL,1795851261072574,1);
INSERT INTO `events` VALUES (48,'6d345d62-06e2-4fe8-8566-5e4f4ec0d0bb','account-a0000000-0000-4000-8000-000000000003',16,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"14\",\"balance\":\"79895\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-21\"}','c0000000-0000-4000-8000-000000000021',1795851261080834,1);
INSERT INTO `events` VALUES (49,'70a06d89-1af6-45dd-8d91-9a633cc80da1','ledger',21,'EntryRecorded',1,'{\"sourcePosition\":46,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"13\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000020\",\"occurredAt\":1795851261066417}','{\"causationId\":\"fc9eb361-249a-4d9f-94fe-0bd9fc157ffc\",\"correlationId\":\"golden-20\"}',NULL,1795851261086487,1);
INSERT INTO `events` VALUES (50,'426136fa-85b2-4acf-ab17-8bcd776a27ef','account-a0000000-0000-4000-8000-000000000003',17,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"15\",\"balance\":\"79880\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-22\"}','c0000000-0000-4000-8000-000000000022',1795851261097678,1);
INSERT INTO `events` VALUES (51,'9a93a899-1e24-47fc-9787-b3a02a21cb52','ledger',22,'EntryRecorded',1,'{\"sourcePosition\":48,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"14\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000021\",\"occurredAt\":1795851261080834}','{\"causationId\":\"6d345d62-06e2-4fe8-8566-5e4f4ec0d0bb\",\"correlationId\":\"golden-21\"}',NULL,1795851261102264,1);
INSERT INTO `events` VALUES (52,'fc2872bb-735e-4c35-867c-c9e6444dc970','account-a0000000-0000-4000-8000-000000000003',18,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"16\",\"balance\":\"79864\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-23\"}','c0000000-0000-4000-8000-000000000023',1795851261111026,1);
INSERT INTO `events` VALUES (53,'502c6414-f4a5-42b8-a84a-99cdc78a35ba','ledger',23,'EntryRecorded',1,'{\"sourcePosition\":50,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"15\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000022\",\"occurredAt\":1795851261097678}','{\"causationId\":\"426136fa-85b2-4acf-ab17-8bcd776a27ef\",\"correlationId\":\"golden-22\"}',NULL,1795851261117956,1);
INSERT INTO `events` VALUES (54,'636757f2-b1c0-493e-9de6-7fedcd0a7f09','account-a0000000-0000-4000-8000-000000000003',19,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"17\",\"balance\":\"79847\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-24\"}','c0000000-0000-4000-8000-000000000024',1795851261129245,1);
INSERT INTO `events` VALUES (55,'26d526f4-721d-4a0e-85e0-4132a9665a54','ledger',24,'EntryRecorded',1,'{\"sourcePosition\":52,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"16\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000023\",\"occurredAt\":1795851261111026}','{\"causationId\":\"fc2872bb-735e-4c35-867c-c9e6444dc970\",\"correlationId\":\"golden-23\"}',NULL,1795851261137423,1);
INSERT INTO `events` VALUES (56,'3593c49f-6c95-4571-9762-9441f2c2e658','account-a0000000-0000-4000-8000-000000000003',20,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"18\",\"balance\":\"79829\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-25\"}','c0000000-0000-4000-8000-000000000025',1795851261143893,1);
INSERT INTO `events` VALUES (57,'f4154ec1-2a7c-4bf8-92c7-ff9a4269b0ab','ledger',25,'EntryRecorded',1,'{\"sourcePosition\":54,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"17\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000024\",\"occurredAt\":1795851261129245}','{\"causationId\":\"636757f2-b1c0-493e-9de6-7fedcd0a7f09\",\"correlationId\":\"golden-24\"}',NULL,1795851261154982,1);
INSERT INTO `events` VALUES (58,'cf0f6fc2-7201-4375-b822-80f8bc2e7cb5','account-a0000000-0000-4000-8000-000000000003',21,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"19\",\"balance\":\"79810\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-26\"}','c0000000-0000-4000-8000-000000000026',1795851261166418,1);
INSERT INTO `events` VALUES (59,'c94400ba-02e6-4402-a8e5-309c8f42de9f','ledger',26,'EntryRecorded',1,'{\"sourcePosition\":56,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"18\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000025\",\"occurredAt\":1795851261143893}','{\"causationId\":\"3593c49f-6c95-4571-9762-9441f2c2e658\",\"correlationId\":\"golden-25\"}',NULL,1795851261172600,1);
INSERT INTO `events` VALUES (60,'4589066f-109f-466a-9e8f-7c23dc3d8169','account-a0000000-0000-4000-8000-000000000003',22,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"20\",\"balance\":\"79790\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-27\"}','c0000000-0000-4000-8000-000000000027',1795851261179512,1);
INSERT INTO `events` VALUES (61,'86f5c0e6-2f99-4a0f-b38d-dc128ba4fd4a','ledger',27,'EntryRecorded',1,'{\"sourcePosition\":58,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"19\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000026\",\"occurredAt\":1795851261166418}','{\"causationId\":\"4589066f-109f-466a-9e8f-7c23dc3d8169\"}',NULL,1795851261184366,0);
INSERT INTO `events` VALUES (62,'b374b7d2-7c26-4a81-8c81-aeda86dc71fa','ledger',28,'EntryRecorded',1,'{\"sourcePosition\":60,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"20\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000027\",\"occurredAt\":1795851261179512}','{\"causationId\":\"4589066f-109f-466a-9e8f-7c23dc3d8169\"}',NULL,1795851261184366,1);
INSERT INTO `events` VALUES (63,'0d9f2180-d3eb-4adf-a461-e399ddadb7dc','account-a0000000-0000-4000-8000-000000000003',23,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"21\",\"balance\":\"79769\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-28\"}','c0000000-0000-4000-8000-000000000028',1795851261193314,1);
INSERT INTO `events` VALUES (64,'bd3510b3-a623-4576-af29-d322ef15a79b','account-a0000000-0000-4000-8000-000000000003',24,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"22\",\"balance\":\"79747\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-29\"}','c0000000-0000-4000-8000-000000000029',1795851261203383,1);
INSERT INTO `events` VALUES (65,'dfaa92f1-4d56-44f2-b346-9a5e69b779ba','ledger',29,'EntryRecorded',1,'{\"sourcePosition\":63,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"21\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000028\",\"occurredAt\":1795851261193314}','{\"causationId\":\"0d9f2180-d3eb-4adf-a461-e399ddadb7dc\",\"correlationId\":\"golden-28\"}',NULL,1795851261209126,1);
INSERT INTO `events` VALUES (66,'03c54fed-0658-4312-91bb-b2737c2c30ab','account-a0000000-0000-4000-8000-000000000003',25,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"23\",\"balance\":\"79724\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-30\"}','c0000000-0000-4000-8000-000000000030',1795851261215933,1);
INSERT INTO `events` VALUES (67,'c2442fd2-090d-4d2f-a4ca-a35d9d951c32','ledger',30,'EntryRecorded',1,'{\"sourcePosition\":64,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"22\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000029\",\"occurredAt\":1795851261203383}','{\"causationId\":\"bd3510b3-a623-4576-af29-d322ef15a79b\",\"correlationId\":\"golden-29\"}',NULL,1795851261225702,1);
INSERT INTO `events` VALUES (68,'35a536fd-71e3-443d-922d-84a27b1d40ef','account-a0000000-0000-4000-8000-000000000003',26,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"24\",\"balance\":\"79700\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-31\"}','c0000000-0000-4000-8000-000000000031',1795851261231748,1);
INSERT INTO `events` VALUES (69,'54959545-877a-4e0b-94c1-1087b443dbff','ledger',31,'EntryRecorded',1,'{\"sourcePosition\":66,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"23\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000030\",\"occurredAt\":1795851261215933}','{\"causationId\":\"03c54fed-0658-4312-91bb-b2737c2c30ab\",\"correlationId\":\"golden-30\"}',NULL,1795851261239274,1);
INSERT INTO `events` VALUES (70,'078e3d3d-7f6c-4432-b3ee-200089b0dd85','account-a0000000-0000-4000-8000-000000000003',27,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"25\",\"balance\":\"79675\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-32\"}','c0000000-0000-4000-8000-000000000032',1795851261250581,1);
INSERT INTO `events` VALUES (71,'7e6ef20d-85ed-470c-af3c-8634c46e992e','ledger',32,'EntryRecorded',1,'{\"sourcePosition\":68,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"24\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000031\",\"occurredAt\":1795851261231748}','{\"causationId\":\"35a536fd-71e3-443d-922d-84a27b1d40ef\",\"correlationId\":\"golden-31\"}',NULL,1795851261255974,1);
INSERT INTO `events` VALUES (72,'7f19c3a0-dc54-4900-8dd8-7095376c2beb','account-a0000000-0000-4000-8000-000000000003',28,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"26\",\"balance\":\"79649\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-33\"}','c0000000-0000-4000-8000-000000000033',1795851261267331,1);
INSERT INTO `events` VALUES (73,'7d47fd92-47d3-4602-b648-9018dd196f81','ledger',33,'EntryRecorded',1,'{\"sourcePosition\":70,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"25\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000032\",\"occurredAt\":1795851261250581}','{\"causationId\":\"078e3d3d-7f6c-4432-b3ee-200089b0dd85\",\"correlationId\":\"golden-32\"}',NULL,1795851261270692,1);
INSERT INTO `events` VALUES (74,'ed3cc679-4d01-4cdd-8404-707b1a5ab557','account-a0000000-0000-4000-8000-000000000003',29,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"27\",\"balance\":\"79622\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-34\"}','c0000000-0000-4000-8000-000000000034',1795851261277710,1);
INSERT INTO `events` VALUES (75,'f72b78b6-9bec-41cd-90ce-b2ec6ffeb852','ledger',34,'EntryRecorded',1,'{\"sourcePosition\":72,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"26\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000033\",\"occurredAt\":1795851261267331}','{\"causationId\":\"7f19c3a0-dc54-4900-8dd8-7095376c2beb\",\"correlationId\":\"golden-33\"}',NULL,1795851261287366,1);
INSERT INTO `events` VALUES (76,'40219372-0c4a-4043-9c26-598cfa3b03ca','account-a0000000-0000-4000-8000-000000000003',30,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"28\",\"balance\":\"79594\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-35\"}','c0000000-0000-4000-8000-000000000035',1795851261294731,1);
INSERT INTO `events` VALUES (77,'0150031e-d4a7-4ed9-bbad-942b379afed5','ledger',35,'EntryRecorded',1,'{\"sourcePosition\":74,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"27\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000034\",\"occurredAt\":1795851261277710}','{\"causationId\":\"ed3cc679-4d01-4cdd-8404-707b1a5ab557\",\"correlationId\":\"golden-34\"}',NULL,1795851261298285,1);
INSERT INTO `events` VALUES (78,'280ffe6f-9858-4291-b862-10213ebd64fb','account-a0000000-0000-4000-8000-000000000003',31,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"29\",\"balance\":\"79565\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-36\"}','c0000000-0000-4000-8000-000000000036',1795851261306213,1);
INSERT INTO `events` VALUES (79,'f9bd3886-b115-4f84-912a-51adb9200701','ledger',36,'EntryRecorded',1,'{\"sourcePosition\":76,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"28\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000035\",\"occurredAt\":1795851261294731}','{\"causationId\":\"40219372-0c4a-4043-9c26-598cfa3b03ca\",\"correlationId\":\"golden-35\"}',NULL,1795851261314392,1);
INSERT INTO `events` VALUES (80,'806fa90f-de58-4312-9966-d203c9791870','account-a0000000-0000-4000-8000-000000000003',32,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"30\",\"balance\":\"79535\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-37\"}','c0000000-0000-4000-8000-000000000037',1795851261322531,1);
INSERT INTO `events` VALUES (81,'960e36e1-b8f4-452b-9e19-f50a111bcad6','ledger',37,'EntryRecorded',1,'{\"sourcePosition\":78,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"29\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000036\",\"occurredAt\":1795851261306213}','{\"causationId\":\"280ffe6f-9858-4291-b862-10213ebd64fb\",\"correlationId\":\"golden-36\"}',NULL,1795851261329197,1);
INSERT INTO `events` VALUES (82,'92fc4cc7-a906-42ab-898f-ecd08b06367f','account-a0000000-0000-4000-8000-000000000003',33,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"31\",\"balance\":\"79504\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-38\"}','c0000000-0000-4000-8000-000000000038',1795851261338865,1);
INSERT INTO `events` VALUES (83,'6e762986-3806-4fd3-a34d-f3f0cee76b04','ledger',38,'EntryRecorded',1,'{\"sourcePosition\":80,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"30\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000037\",\"occurredAt\":1795851261322531}','{\"causationId\":\"806fa90f-de58-4312-9966-d203c9791870\",\"correlationId\":\"golden-37\"}',NULL,1795851261345071,1);
INSERT INTO `events` VALUES (84,'c2ff1679-9398-495b-8046-8b18f80f36b0','account-a0000000-0000-4000-8000-000000000003',34,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"32\",\"balance\":\"79472\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-39\"}','c0000000-0000-4000-8000-000000000039',1795851261353669,1);
INSERT INTO `events` VALUES (85,'7fab5b42-2c15-4658-9ee0-255985c49051','ledger',39,'EntryRecorded',1,'{\"sourcePosition\":82,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"31\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000038\",\"occurredAt\":1795851261338865}','{\"causationId\":\"92fc4cc7-a906-42ab-898f-ecd08b06367f\",\"correlationId\":\"golden-38\"}',NULL,1795851261361303,1);
INSERT INTO `events` VALUES (86,'660e145a-2b85-4382-9c86-f205f8e33a51','account-a0000000-0000-4000-8000-000000000003',35,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"33\",\"balance\":\"79439\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-40\"}','c0000000-0000-4000-8000-000000000040',1795851261369774,1);
INSERT INTO `events` VALUES (87,'c4f0fe7d-73d7-44ec-bc1a-f8bf85ce6f31','ledger',40,'EntryRecorded',1,'{\"sourcePosition\":84,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"32\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000039\",\"occurredAt\":1795851261353669}','{\"causationId\":\"c2ff1679-9398-495b-8046-8b18f80f36b0\",\"correlationId\":\"golden-39\"}',NULL,1795851261377640,1);
INSERT INTO `events` VALUES (88,'905be342-da2c-42ed-ad6f-bcde9eaa1aa8','account-a0000000-0000-4000-8000-000000000003',36,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"34\",\"balance\":\"79405\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-41\"}','c0000000-0000-4000-8000-000000000041',1795851261384241,1);
INSERT INTO `events` VALUES (89,'ae94e345-c77b-4069-ae15-231e4fc134a6','ledger',41,'EntryRecorded',1,'{\"sourcePosition\":86,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"33\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000040\",\"occurredAt\":1795851261369774}','{\"causationId\":\"660e145a-2b85-4382-9c86-f205f8e33a51\",\"correlationId\":\"golden-40\"}',NULL,1795851261391051,1);
INSERT INTO `events` VALUES (90,'475feb95-e475-487d-a289-20703242145b','account-a0000000-0000-4000-8000-000000000003',37,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"35\",\"balance\":\"79370\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-42\"}','c0000000-0000-4000-8000-000000000042',1795851261399809,1);
INSERT INTO `events` VALUES (91,'953b0ccd-8391-4872-96d3-cf17c3b7911c','ledger',42,'EntryRecorded',1,'{\"sourcePosition\":88,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"34\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000041\",\"occurredAt\":1795851261384241}','{\"causationId\":\"905be342-da2c-42ed-ad6f-bcde9eaa1aa8\",\"correlationId\":\"golden-41\"}',NULL,1795851261405438,1);
INSERT INTO `events` VALUES (92,'9e560d66-ea55-4c64-8ffd-9a1aaf21c754','account-a0000000-0000-4000-8000-000000000003',38,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"36\",\"balance\":\"79334\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-43\"}','c0000000-0000-4000-8000-000000000043',1795851261411148,1);
INSERT INTO `events` VALUES (93,'43656458-534a-4c8a-a02e-96025648c0c3','ledger',43,'EntryRecorded',1,'{\"sourcePosition\":90,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"35\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000042\",\"occurredAt\":1795851261399809}','{\"causationId\":\"475feb95-e475-487d-a289-20703242145b\",\"correlationId\":\"golden-42\"}',NULL,1795851261417502,1);
INSERT INTO `events` VALUES (94,'aeb801f7-7187-47a6-a615-7b568d67dd3a','account-a0000000-0000-4000-8000-000000000003',39,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"37\",\"balance\":\"79297\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-44\"}','c0000000-0000-4000-8000-000000000044',1795851261426232,1);
INSERT INTO `events` VALUES (95,'5781e207-f97d-4c69-b85a-4c7ff691d2a5','ledger',44,'EntryRecorded',1,'{\"sourcePosition\":92,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"36\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000043\",\"occurredAt\":1795851261411148}','{\"causationId\":\"9e560d66-ea55-4c64-8ffd-9a1aaf21c754\",\"correlationId\":\"golden-43\"}',NULL,1795851261434232,1);
INSERT INTO `events` VALUES (96,'99d63e90-cbc9-4530-ae4a-16faf3f00ed5','account-a0000000-0000-4000-8000-000000000003',40,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"38\",\"balance\":\"79259\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-45\"}','c0000000-0000-4000-8000-000000000045',1795851261442548,1);
INSERT INTO `events` VALUES (97,'bb059120-5245-480f-b4e5-df840180748f','ledger',45,'EntryRecorded',1,'{\"sourcePosition\":94,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"37\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000044\",\"occurredAt\":1795851261426232}','{\"causationId\":\"aeb801f7-7187-47a6-a615-7b568d67dd3a\",\"correlationId\":\"golden-44\"}',NULL,1795851261449739,1);
INSERT INTO `events` VALUES (98,'06b4ed18-df6b-425b-9e8e-fd78a3290b29','account-a0000000-0000-4000-8000-000000000003',41,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"39\",\"balance\":\"79220\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-46\"}','c0000000-0000-4000-8000-000000000046',1795851261455561,1);
INSERT INTO `events` VALUES (99,'15d56206-a377-4ab8-b1be-8b7af99bca52','ledger',46,'EntryRecorded',1,'{\"sourcePosition\":96,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"38\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000045\",\"occurredAt\":1795851261442548}','{\"causationId\":\"99d63e90-cbc9-4530-ae4a-16faf3f00ed5\",\"correlationId\":\"golden-45\"}',NULL,1795851261460947,1);
INSERT INTO `events` VALUES (100,'82fa1957-42ec-43b8-88b2-81ac6590f739','account-a0000000-0000-4000-8000-000000000003',42,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"40\",\"balance\":\"79180\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-47\"}','c0000000-0000-4000-8000-000000000047',1795851261469670,1);
INSERT INTO `events` VALUES (101,'b86a8a92-2e6c-4834-8c62-8deab5dcd6d8','ledger',47,'EntryRecorded',1,'{\"sourcePosition\":98,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"39\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000046\",\"occurredAt\":1795851261455561}','{\"causationId\":\"06b4ed18-df6b-425b-9e8e-fd78a3290b29\",\"correlationId\":\"golden-46\"}',NULL,1795851261476977,1);
INSERT INTO `events` VALUES (102,'b21a9ea4-0084-470a-9673-d7244b432984','account-a0000000-0000-4000-8000-000000000003',43,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"41\",\"balance\":\"79139\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-48\"}','c0000000-0000-4000-8000-000000000048',1795851261486271,1);
INSERT INTO `events` VALUES (103,'97088541-25f5-4a5b-b957-8ff2fbdf8935','ledger',48,'EntryRecorded',1,'{\"sourcePosition\":100,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"40\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000047\",\"occurredAt\":1795851261469670}','{\"causationId\":\"82fa1957-42ec-43b8-88b2-81ac6590f739\",\"correlationId\":\"golden-47\"}',NULL,1795851261492540,1);
INSERT INTO `events` VALUES (104,'3b650bcf-6536-43d0-9b0f-0b29e07c2612','account-a0000000-0000-4000-8000-000000000003',44,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"42\",\"balance\":\"79097\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-49\"}','c0000000-0000-4000-8000-000000000049',1795851261500713,1);
INSERT INTO `events` VALUES (105,'9a056a0d-3a76-46e1-ae43-e66ff920dccd','ledger',49,'EntryRecorded',1,'{\"sourcePosition\":102,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"41\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000048\",\"occurredAt\":1795851261486271}','{\"causationId\":\"b21a9ea4-0084-470a-9673-d7244b432984\",\"correlationId\":\"golden-48\"}',NULL,1795851261509846,1);
INSERT INTO `events` VALUES (106,'3f32568b-2afc-411c-9881-91d4e9956a93','account-a0000000-0000-4000-8000-000000000003',45,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"43\",\"balance\":\"79054\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-50\"}','c0000000-0000-4000-8000-000000000050',1795851261514986,1);
INSERT INTO `events` VALUES (107,'0be6398e-bd6b-4daf-a473-30e52d955d27','ledger',50,'EntryRecorded',1,'{\"sourcePosition\":104,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"42\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000049\",\"occurredAt\":1795851261500713}','{\"causationId\":\"3b650bcf-6536-43d0-9b0f-0b29e07c2612\",\"correlationId\":\"golden-49\"}',NULL,1795851261519186,1);
INSERT INTO `events` VALUES (108,'cedd6d3d-a772-48ce-9fad-95d6c54d5d72','account-a0000000-0000-4000-8000-000000000003',46,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"44\",\"balance\":\"79010\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-51\"}','c0000000-0000-4000-8000-000000000051',1795851261524818,1);
INSERT INTO `events` VALUES (109,'18786c71-51ba-404d-99e0-dd3349c7e459','ledger',51,'EntryRecorded',1,'{\"sourcePosition\":106,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"43\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000050\",\"occurredAt\":1795851261514986}','{\"causationId\":\"3f32568b-2afc-411c-9881-91d4e9956a93\",\"correlationId\":\"golden-50\"}',NULL,1795851261532215,1);
INSERT INTO `events` VALUES (110,'06ca7c4c-6abb-4454-ba1f-3c9d88cf2390','account-a0000000-0000-4000-8000-000000000003',47,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"45\",\"balance\":\"78965\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-52\"}','c0000000-0000-4000-8000-000000000052',1795851261539596,1);
INSERT INTO `events` VALUES (111,'7a413fac-9adc-4aca-b88b-8e5cb7461e47','ledger',52,'EntryRecorded',1,'{\"sourcePosition\":108,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"44\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000051\",\"occurredAt\":1795851261524818}','{\"causationId\":\"cedd6d3d-a772-48ce-9fad-95d6c54d5d72\",\"correlationId\":\"golden-51\"}',NULL,1795851261543904,1);
INSERT INTO `events` VALUES (112,'bcf5f4d8-d50b-4775-a4b4-6e91d2ec295d','account-a0000000-0000-4000-8000-000000000003',48,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"46\",\"balance\":\"78919\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-53\"}','c0000000-0000-4000-8000-000000000053',1795851261548412,1);
INSERT INTO `events` VALUES (113,'1a52b4e1-d9e7-454c-8ff4-98bf77ab222d','ledger',53,'EntryRecorded',1,'{\"sourcePosition\":110,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"45\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000052\",\"occurredAt\":1795851261539596}','{\"causationId\":\"bcf5f4d8-d50b-4775-a4b4-6e91d2ec295d\"}',NULL,1795851261557146,0);
INSERT INTO `events` VALUES (114,'0c0bb837-1e7e-41e7-a4dc-d2b4a13b7e54','ledger',54,'EntryRecorded',1,'{\"sourcePosition\":112,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"46\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000053\",\"occurredAt\":1795851261548412}','{\"causationId\":\"bcf5f4d8-d50b-4775-a4b4-6e91d2ec295d\"}',NULL,1795851261557146,1);
INSERT INTO `events` VALUES (115,'9ea1cb09-0090-4426-bd15-690ee9c94669','account-a0000000-0000-4000-8000-000000000003',49,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"47\",\"balance\":\"78872\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-54\"}','c0000000-0000-4000-8000-000000000054',1795851261568547,1);
INSERT INTO `events` VALUES (116,'1252284b-afc8-4a6a-ac5f-7a02f073478f','account-a0000000-0000-4000-8000-000000000003',50,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"48\",\"balance\":\"78824\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-55\"}','c0000000-0000-4000-8000-000000000055',1795851261578260,1);
INSERT INTO `events` VALUES (117,'75e087af-f8f1-4c93-ab49-417c795a6c44','ledger',55,'EntryRecorded',1,'{\"sourcePosition\":115,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"47\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000054\",\"occurredAt\":1795851261568547}','{\"causationId\":\"9ea1cb09-0090-4426-bd15-690ee9c94669\",\"correlationId\":\"golden-54\"}',NULL,1795851261583354,1);
INSERT INTO `events` VALUES (118,'53481d39-9f7f-4955-8759-095f039b0548','account-a0000000-0000-4000-8000-000000000003',51,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"49\",\"balance\":\"78775\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-56\"}','c0000000-0000-4000-8000-000000000056',1795851261589536,1);
INSERT INTO `events` VALUES (119,'ed451ab4-3ba2-430a-8f1f-e1d534c9670a','ledger',56,'EntryRecorded',1,'{\"sourcePosition\":116,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"48\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000055\",\"occurredAt\":1795851261578260}','{\"causationId\":\"1252284b-afc8-4a6a-ac5f-7a02f073478f\",\"correlationId\":\"golden-55\"}',NULL,1795851261595612,1);
INSERT INTO `events` VALUES (120,'26b062e3-6031-4c11-b89e-8055b81babbb','account-a0000000-0000-4000-8000-000000000003',52,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"50\",\"balance\":\"78725\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-57\"}','c0000000-0000-4000-8000-000000000057',1795851261600394,1);
INSERT INTO `events` VALUES (121,'cb0db514-8ee6-4772-9336-d7fca7ea230a','ledger',57,'EntryRecorded',1,'{\"sourcePosition\":118,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"49\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000056\",\"occurredAt\":1795851261589536}','{\"causationId\":\"53481d39-9f7f-4955-8759-095f039b0548\",\"correlationId\":\"golden-56\"}',NULL,1795851261605741,1);
INSERT INTO `events` VALUES (122,'6e1efea3-b0d5-4549-ae6a-c8844a136e0e','account-a0000000-0000-4000-8000-000000000003',53,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"51\",\"balance\":\"78674\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-58\"}','c0000000-0000-4000-8000-000000000058',1795851261612137,1);
INSERT INTO `events` VALUES (123,'e60cb5ef-7104-4236-936f-b28ca8dba017','ledger',58,'EntryRecorded',1,'{\"sourcePosition\":120,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"50\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000057\",\"occurredAt\":1795851261600394}','{\"causationId\":\"26b062e3-6031-4c11-b89e-8055b81babbb\",\"correlationId\":\"golden-57\"}',NULL,1795851261616583,1);
INSERT INTO `events` VALUES (124,'6aa671cc-b3de-4c56-9b40-5d4753daa7c9','account-a0000000-0000-4000-8000-000000000003',54,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"52\",\"balance\":\"78622\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-59\"}','c0000000-0000-4000-8000-000000000059',1795851261621971,1);
INSERT INTO `events` VALUES (125,'7c2f8fc0-e778-4c17-9ddc-86b4d1adba4c','ledger',59,'EntryRecorded',1,'{\"sourcePosition\":122,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"51\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000058\",\"occurredAt\":1795851261612137}','{\"causationId\":\"6e1efea3-b0d5-4549-ae6a-c8844a136e0e\",\"correlationId\":\"golden-58\"}',NULL,1795851261630112,1);
INSERT INTO `events` VALUES (126,'590d2706-1a83-45b5-a208-ed51e22b1e3b','account-a0000000-0000-4000-8000-000000000003',55,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"53\",\"balance\":\"78569\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-60\"}','c0000000-0000-4000-8000-000000000060',1795851261641295,1);
INSERT INTO `events` VALUES (127,'c75ad4fe-7716-40d5-9c8f-3f84887e11c8','ledger',60,'EntryRecorded',1,'{\"sourcePosition\":124,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"52\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000059\",\"occurredAt\":1795851261621971}','{\"causationId\":\"6aa671cc-b3de-4c56-9b40-5d4753daa7c9\",\"correlationId\":\"golden-59\"}',NULL,1795851261651382,1);
INSERT INTO `events` VALUES (128,'aa76b68f-d1e5-4cbd-8bf5-59092423c2f3','account-a0000000-0000-4000-8000-000000000003',56,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"54\",\"balance\":\"78515\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-61\"}','c0000000-0000-4000-8000-000000000061',1795851261664728,1);
INSERT INTO `events` VALUES (129,'98e3c4a7-7280-405c-b775-ee41af2ecd94','ledger',61,'EntryRecorded',1,'{\"sourcePosition\":126,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"53\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000060\",\"occurredAt\":1795851261641295}','{\"causationId\":\"590d2706-1a83-45b5-a208-ed51e22b1e3b\",\"correlationId\":\"golden-60\"}',NULL,1795851261671108,1);
INSERT INTO `events` VALUES (130,'a1b7162c-e297-4e90-9026-b3b2f514f010','account-a0000000-0000-4000-8000-000000000003',57,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"55\",\"balance\":\"78460\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-62\"}','c0000000-0000-4000-8000-000000000062',1795851261675267,1);
INSERT INTO `events` VALUES (131,'3f7e9e9d-fe27-451d-8a8f-d280aa324b7b','ledger',62,'EntryRecorded',1,'{\"sourcePosition\":128,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"54\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000061\",\"occurredAt\":1795851261664728}','{\"causationId\":\"aa76b68f-d1e5-4cbd-8bf5-59092423c2f3\",\"correlationId\":\"golden-61\"}',NULL,1795851261684109,1);
INSERT INTO `events` VALUES (132,'950f5e5c-c754-426c-8553-05fdc54be424','account-a0000000-0000-4000-8000-000000000003',58,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"56\",\"balance\":\"78404\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-63\"}','c0000000-0000-4000-8000-000000000063',1795851261700688,1);
INSERT INTO `events` VALUES (133,'68198173-8af7-42a0-a082-a824d0afd345','ledger',63,'EntryRecorded',1,'{\"sourcePosition\":130,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"55\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000062\",\"occurredAt\":1795851261675267}','{\"causationId\":\"a1b7162c-e297-4e90-9026-b3b2f514f010\",\"correlationId\":\"golden-62\"}',NULL,1795851261707257,1);
INSERT INTO `events` VALUES (134,'b8cc7fac-4dfd-4c09-a8c1-5c0fc7ada737','account-a0000000-0000-4000-8000-000000000003',59,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"57\",\"balance\":\"78347\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-64\"}','c0000000-0000-4000-8000-000000000064',1795851261718838,1);
INSERT INTO `events` VALUES (135,'fe5f17f9-a6ad-4b8a-a128-ba4712ce9d71','ledger',64,'EntryRecorded',1,'{\"sourcePosition\":132,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"56\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000063\",\"occurredAt\":1795851261700688}','{\"causationId\":\"b8cc7fac-4dfd-4c09-a8c1-5c0fc7ada737\"}',NULL,1795851261734965,0);
INSERT INTO `events` VALUES (136,'b0d6b738-75d8-4288-a23c-c683b42a4ef8','ledger',65,'EntryRecorded',1,'{\"sourcePosition\":134,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"57\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000064\",\"occurredAt\":1795851261718838}','{\"causationId\":\"b8cc7fac-4dfd-4c09-a8c1-5c0fc7ada737\"}',NULL,1795851261734965,1);
INSERT INTO `events` VALUES (137,'52ab72ea-1906-465e-8877-268d69dfbab0','account-a0000000-0000-4000-8000-000000000003',60,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"58\",\"balance\":\"78289\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-65\"}','c0000000-0000-4000-8000-000000000065',1795851261734965,1);
INSERT INTO `events` VALUES (138,'a867458f-f550-4d3a-b4c0-5b72eda01305','account-a0000000-0000-4000-8000-000000000003',61,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"59\",\"balance\":\"78230\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-66\"}','c0000000-0000-4000-8000-000000000066',1795851261742087,1);
INSERT INTO `events` VALUES (139,'c989357a-5145-4093-acb6-270baff738ea','ledger',66,'EntryRecorded',1,'{\"sourcePosition\":137,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"58\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000065\",\"occurredAt\":1795851261734965}','{\"causationId\":\"52ab72ea-1906-465e-8877-268d69dfbab0\",\"correlationId\":\"golden-65\"}',NULL,1795851261748570,1);
INSERT INTO `events` VALUES (140,'307dc487-b015-45c4-a228-3af57d5775a6','account-a0000000-0000-4000-8000-000000000003',62,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"60\",\"balance\":\"78170\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-67\"}','c0000000-0000-4000-8000-000000000067',1795851261762457,1);
INSERT INTO `events` VALUES (141,'03de4adc-c156-4e8a-b6b1-42822f71d118','ledger',67,'EntryRecorded',1,'{\"sourcePosition\":138,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"59\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000066\",\"occurredAt\":1795851261742087}','{\"causationId\":\"a867458f-f550-4d3a-b4c0-5b72eda01305\",\"correlationId\":\"golden-66\"}',NULL,1795851261776734,1);
INSERT INTO `events` VALUES (142,'2d089750-06ed-45cd-ad80-484374d32f60','account-a0000000-0000-4000-8000-000000000003',63,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"balance\":\"78175\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-68\"}','c0000000-0000-4000-8000-000000000068',1795851261782668,1);
INSERT INTO `events` VALUES (143,'e4c4add7-c14f-40f3-beb9-61482859cfda','ledger',68,'EntryRecorded',1,'{\"sourcePosition\":140,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"60\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000067\",\"occurredAt\":1795851261762457}','{\"causationId\":\"2d089750-06ed-45cd-ad80-484374d32f60\"}',NULL,1795851261793400,0);
INSERT INTO `events` VALUES (144,'d1b62714-ddb8-4faf-a250-c5d43b0e98dd','ledger',69,'EntryRecorded',1,'{\"sourcePosition\":142,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000068\",\"occurredAt\":1795851261782668}','{\"causationId\":\"2d089750-06ed-45cd-ad80-484374d32f60\"}',NULL,1795851261793400,1);
/*!40000 ALTER TABLE `events` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `ledger_balances_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `ledger_balances_1` (
  `account` varchar(64) COLLATE ascii_bin NOT NULL,
  `currency` varchar(64) COLLATE ascii_bin NOT NULL,
  `debit` decimal(38,0) NOT NULL,
  `credit` decimal(38,0) NOT NULL,
  `entries` bigint NOT NULL,
  `source_position` bigint NOT NULL,
  PRIMARY KEY (`account`,`currency`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `ledger_balances_1` WRITE;
/*!40000 ALTER TABLE `ledger_balances_1` DISABLE KEYS */;
INSERT INTO `ledger_balances_1` VALUES ('bonus-expense','EUR',25070,0,2,17);
INSERT INTO `ledger_balances_1` VALUES ('cash','CHF',9007199254740993,0,1,14);
INSERT INTO `ledger_balances_1` VALUES ('cash','EUR',250705,2530,64,142);
INSERT INTO `ledger_balances_1` VALUES ('customers','CHF',0,9007199254740993,1,14);
INSERT INTO `ledger_balances_1` VALUES ('customers','EUR',82530,355775,68,142);
INSERT INTO `ledger_balances_1` VALUES ('transfers','EUR',80000,80000,2,10);
/*!40000 ALTER TABLE `ledger_balances_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `ledger_entries_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `ledger_entries_1` (
  `position` bigint NOT NULL,
  `source_position` bigint NOT NULL,
  `recorded_at` bigint NOT NULL,
  `account_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `debit` varchar(64) COLLATE ascii_bin NOT NULL,
  `credit` varchar(64) COLLATE ascii_bin NOT NULL,
  `amount` bigint NOT NULL,
  `currency` varchar(64) COLLATE ascii_bin NOT NULL,
  `transaction_id` varchar(64) COLLATE ascii_bin DEFAULT NULL,
  PRIMARY KEY (`position`),
  KEY `by_0` (`account_id`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `ledger_entries_1` WRITE;
/*!40000 ALTER TABLE `ledger_entries_1` DISABLE KEYS */;
INSERT INTO `ledger_entries_1` VALUES (8,6,1795851260741111,'a0000000-0000-4000-8000-000000000002','cash','customer:a0000000-0000-4000-8000-000000000002',250000,'EUR','c0000000-0000-4000-8000-000000000001');
INSERT INTO `ledger_entries_1` VALUES (11,7,1795851260768677,'a0000000-0000-4000-8000-000000000001','bonus-expense','customer:a0000000-0000-4000-8000-000000000001',25000,'EUR','defb52f0-6c53-453c-8bc6-8df6c803111b');
INSERT INTO `ledger_entries_1` VALUES (12,9,1795851260787049,'a0000000-0000-4000-8000-000000000002','customer:a0000000-0000-4000-8000-000000000002','transfers',80000,'EUR','c0000000-0000-4000-8000-000000000002');
INSERT INTO `ledger_entries_1` VALUES (13,10,1795851260787049,'a0000000-0000-4000-8000-000000000003','transfers','customer:a0000000-0000-4000-8000-000000000003',80000,'EUR','c0000000-0000-4000-8000-000000000002');
INSERT INTO `ledger_entries_1` VALUES (15,14,1795851260808296,'a0000000-0000-4000-8000-000000000004','cash','customer:a0000000-0000-4000-8000-000000000004',9007199254740993,'CHF','c0000000-0000-4000-8000-000000000004');
INSERT INTO `ledger_entries_1` VALUES (18,16,1795851260827652,'a0000000-0000-4000-8000-000000000005','cash','customer:a0000000-0000-4000-8000-000000000005',700,'EUR','c0000000-0000-4000-8000-000000000006');
INSERT INTO `ledger_entries_1` VALUES (20,17,1795851260849731,'a0000000-0000-4000-8000-000000000001','bonus-expense','customer:a0000000-0000-4000-8000-000000000001',70,'EUR','f40815a4-9fc9-4d79-8a93-8c78650f2890');
INSERT INTO `ledger_entries_1` VALUES (22,19,1795851260868780,'a0000000-0000-4000-8000-000000000005','customer:a0000000-0000-4000-8000-000000000005','cash',700,'EUR','c0000000-0000-4000-8000-000000000007');
INSERT INTO `ledger_entries_1` VALUES (25,23,1795851260900212,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',1,'EUR','c0000000-0000-4000-8000-000000000008');
INSERT INTO `ledger_entries_1` VALUES (27,24,1795851260918444,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',2,'EUR','c0000000-0000-4000-8000-000000000009');
INSERT INTO `ledger_entries_1` VALUES (29,26,1795851260935201,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',3,'EUR','c0000000-0000-4000-8000-000000000010');
INSERT INTO `ledger_entries_1` VALUES (31,28,1795851260949017,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',4,'EUR','c0000000-0000-4000-8000-000000000011');
INSERT INTO `ledger_entries_1` VALUES (33,30,1795851260962912,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',5,'EUR','c0000000-0000-4000-8000-000000000012');
INSERT INTO `ledger_entries_1` VALUES (35,32,1795851260979507,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',6,'EUR','c0000000-0000-4000-8000-000000000013');
INSERT INTO `ledger_entries_1` VALUES (37,34,1795851260994706,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',7,'EUR','c0000000-0000-4000-8000-000000000014');
INSERT INTO `ledger_entries_1` VALUES (39,36,1795851261011383,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',8,'EUR','c0000000-0000-4000-8000-000000000015');
INSERT INTO `ledger_entries_1` VALUES (41,38,1795851261026312,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',9,'EUR','c0000000-0000-4000-8000-000000000016');
INSERT INTO `ledger_entries_1` VALUES (43,40,1795851261043065,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',10,'EUR','c0000000-0000-4000-8000-000000000017');
INSERT INTO `ledger_entries_1` VALUES (45,42,1795851261059560,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',11,'EUR','c0000000-0000-4000-8000-000000000018');
INSERT INTO `ledger_entries_1` VALUES (47,44,1795851261072574,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',12,'EUR','c0000000-0000-4000-8000-000000000019');
INSERT INTO `ledger_entries_1` VALUES (49,46,1795851261086487,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',13,'EUR','c0000000-0000-4000-8000-000000000020');
INSERT INTO `ledger_entries_1` VALUES (51,48,1795851261102264,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',14,'EUR','c0000000-0000-4000-8000-000000000021');
INSERT INTO `ledger_entries_1` VALUES (53,50,1795851261117956,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',15,'EUR','c0000000-0000-4000-8000-000000000022');
INSERT INTO `ledger_entries_1` VALUES (55,52,1795851261137423,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',16,'EUR','c0000000-0000-4000-8000-000000000023');
INSERT INTO `ledger_entries_1` VALUES (57,54,1795851261154982,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',17,'EUR','c0000000-0000-4000-8000-000000000024');
INSERT INTO `ledger_entries_1` VALUES (59,56,1795851261172600,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',18,'EUR','c0000000-0000-4000-8000-000000000025');
INSERT INTO `ledger_entries_1` VALUES (61,58,1795851261184366,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',19,'EUR','c0000000-0000-4000-8000-000000000026');
INSERT INTO `ledger_entries_1` VALUES (62,60,1795851261184366,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',20,'EUR','c0000000-0000-4000-8000-000000000027');
INSERT INTO `ledger_entries_1` VALUES (65,63,1795851261209126,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',21,'EUR','c0000000-0000-4000-8000-000000000028');
INSERT INTO `ledger_entries_1` VALUES (67,64,1795851261225702,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',22,'EUR','c0000000-0000-4000-8000-000000000029');
INSERT INTO `ledger_entries_1` VALUES (69,66,1795851261239274,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',23,'EUR','c0000000-0000-4000-8000-000000000030');
INSERT INTO `ledger_entries_1` VALUES (71,68,1795851261255974,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',24,'EUR','c0000000-0000-4000-8000-000000000031');
INSERT INTO `ledger_entries_1` VALUES (73,70,1795851261270692,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',25,'EUR','c0000000-0000-4000-8000-000000000032');
INSERT INTO `ledger_entries_1` VALUES (75,72,1795851261287366,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',26,'EUR','c0000000-0000-4000-8000-000000000033');
INSERT INTO `ledger_entries_1` VALUES (77,74,1795851261298285,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',27,'EUR','c0000000-0000-4000-8000-000000000034');
INSERT INTO `ledger_entries_1` VALUES (79,76,1795851261314392,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',28,'EUR','c0000000-0000-4000-8000-000000000035');
INSERT INTO `ledger_entries_1` VALUES (81,78,1795851261329197,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',29,'EUR','c0000000-0000-4000-8000-000000000036');
INSERT INTO `ledger_entries_1` VALUES (83,80,1795851261345071,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',30,'EUR','c0000000-0000-4000-8000-000000000037');
INSERT INTO `ledger_entries_1` VALUES (85,82,1795851261361303,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',31,'EUR','c0000000-0000-4000-8000-000000000038');
INSERT INTO `ledger_entries_1` VALUES (87,84,1795851261377640,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',32,'EUR','c0000000-0000-4000-8000-000000000039');
INSERT INTO `ledger_entries_1` VALUES (89,86,1795851261391051,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',33,'EUR','c0000000-0000-4000-8000-000000000040');
INSERT INTO `ledger_entries_1` VALUES (91,88,1795851261405438,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',34,'EUR','c0000000-0000-4000-8000-000000000041');
INSERT INTO `ledger_entries_1` VALUES (93,90,1795851261417502,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',35,'EUR','c0000000-0000-4000-8000-000000000042');
INSERT INTO `ledger_entries_1` VALUES (95,92,1795851261434232,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',36,'EUR','c0000000-0000-4000-8000-000000000043');
INSERT INTO `ledger_entries_1` VALUES (97,94,1795851261449739,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',37,'EUR','c0000000-0000-4000-8000-000000000044');
INSERT INTO `ledger_entries_1` VALUES (99,96,1795851261460947,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',38,'EUR','c0000000-0000-4000-8000-000000000045');
INSERT INTO `ledger_entries_1` VALUES (101,98,1795851261476977,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',39,'EUR','c0000000-0000-4000-8000-000000000046');
INSERT INTO `ledger_entries_1` VALUES (103,100,1795851261492540,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',40,'EUR','c0000000-0000-4000-8000-000000000047');
INSERT INTO `ledger_entries_1` VALUES (105,102,1795851261509846,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',41,'EUR','c0000000-0000-4000-8000-000000000048');
INSERT INTO `ledger_entries_1` VALUES (107,104,1795851261519186,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',42,'EUR','c0000000-0000-4000-8000-000000000049');
INSERT INTO `ledger_entries_1` VALUES (109,106,1795851261532215,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',43,'EUR','c0000000-0000-4000-8000-000000000050');
INSERT INTO `ledger_entries_1` VALUES (111,108,1795851261543904,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',44,'EUR','c0000000-0000-4000-8000-000000000051');
INSERT INTO `ledger_entries_1` VALUES (113,110,1795851261557146,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',45,'EUR','c0000000-0000-4000-8000-000000000052');
INSERT INTO `ledger_entries_1` VALUES (114,112,1795851261557146,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',46,'EUR','c0000000-0000-4000-8000-000000000053');
INSERT INTO `ledger_entries_1` VALUES (117,115,1795851261583354,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',47,'EUR','c0000000-0000-4000-8000-000000000054');
INSERT INTO `ledger_entries_1` VALUES (119,116,1795851261595612,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',48,'EUR','c0000000-0000-4000-8000-000000000055');
INSERT INTO `ledger_entries_1` VALUES (121,118,1795851261605741,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',49,'EUR','c0000000-0000-4000-8000-000000000056');
INSERT INTO `ledger_entries_1` VALUES (123,120,1795851261616583,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',50,'EUR','c0000000-0000-4000-8000-000000000057');
INSERT INTO `ledger_entries_1` VALUES (125,122,1795851261630112,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',51,'EUR','c0000000-0000-4000-8000-000000000058');
INSERT INTO `ledger_entries_1` VALUES (127,124,1795851261651382,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',52,'EUR','c0000000-0000-4000-8000-000000000059');
INSERT INTO `ledger_entries_1` VALUES (129,126,1795851261671108,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',53,'EUR','c0000000-0000-4000-8000-000000000060');
INSERT INTO `ledger_entries_1` VALUES (131,128,1795851261684109,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',54,'EUR','c0000000-0000-4000-8000-000000000061');
INSERT INTO `ledger_entries_1` VALUES (133,130,1795851261707257,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',55,'EUR','c0000000-0000-4000-8000-000000000062');
INSERT INTO `ledger_entries_1` VALUES (135,132,1795851261734965,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',56,'EUR','c0000000-0000-4000-8000-000000000063');
INSERT INTO `ledger_entries_1` VALUES (136,134,1795851261734965,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',57,'EUR','c0000000-0000-4000-8000-000000000064');
INSERT INTO `ledger_entries_1` VALUES (139,137,1795851261748570,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',58,'EUR','c0000000-0000-4000-8000-000000000065');
INSERT INTO `ledger_entries_1` VALUES (141,138,1795851261776734,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',59,'EUR','c0000000-0000-4000-8000-000000000066');
INSERT INTO `ledger_entries_1` VALUES (143,140,1795851261793400,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',60,'EUR','c0000000-0000-4000-8000-000000000067');
INSERT INTO `ledger_entries_1` VALUES (144,142,1795851261793400,'a0000000-0000-4000-8000-000000000003','cash','customer:a0000000-0000-4000-8000-000000000003',5,'EUR','c0000000-0000-4000-8000-000000000068');
/*!40000 ALTER TABLE `ledger_entries_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `log_head`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `log_head` (
  `id` bigint NOT NULL,
  `position` bigint NOT NULL,
  `recorded_at` bigint NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `log_head` WRITE;
/*!40000 ALTER TABLE `log_head` DISABLE KEYS */;
INSERT INTO `log_head` VALUES (1,144,1795851261793400);
/*!40000 ALTER TABLE `log_head` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `owner_keys`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `owner_keys` (
  `owner_id` varchar(255) COLLATE ascii_bin NOT NULL,
  `wrapped_key` varchar(255) COLLATE ascii_bin NOT NULL,
  `data_key_id` varchar(255) COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`owner_id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `owner_keys` WRITE;
/*!40000 ALTER TABLE `owner_keys` DISABLE KEYS */;
INSERT INTO `owner_keys` VALUES ('b0000000-0000-4000-8000-000000000002','v1.OKnipn7Vt-gZiaYV4qmg2A9R0c0K7xL986yYMTS_iKFRm1mIIx9f77YLFYZCewhgba9yF93QBMHlNrrW','763a4eef7e33367b');
INSERT INTO `owner_keys` VALUES ('b0000000-0000-4000-8000-000000000005','v1.KUfAEfTxFOKTGLrjchovhfMft9AkOodRZYJ5aqXMZj-ePI4uAxjfkh6E0uKUgxaKwWMVNPygdvuOzgwO','763a4eef7e33367b');
/*!40000 ALTER TABLE `owner_keys` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `parked_events`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `parked_events` (
  `subscription` varchar(64) COLLATE ascii_bin NOT NULL,
  `position` bigint NOT NULL,
  `event_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `state` varchar(64) COLLATE ascii_bin NOT NULL,
  `reason` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL,
  PRIMARY KEY (`subscription`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `parked_events` WRITE;
/*!40000 ALTER TABLE `parked_events` DISABLE KEYS */;
INSERT INTO `parked_events` VALUES ('pay-bonus-when-money-is-deposited',14,'f8f23443-26f0-44d2-94a7-3af4be1ea9ea','skipped','The accounts are kept in CHF and EUR. Choose two of one currency.');
/*!40000 ALTER TABLE `parked_events` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `read_models`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `read_models` (
  `name` varchar(64) COLLATE ascii_bin NOT NULL,
  `generation` bigint NOT NULL,
  `retired` bigint DEFAULT NULL,
  `retired_at` bigint DEFAULT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `read_models` WRITE;
/*!40000 ALTER TABLE `read_models` DISABLE KEYS */;
INSERT INTO `read_models` VALUES ('account_overview',1,NULL,NULL);
INSERT INTO `read_models` VALUES ('account_statement',1,NULL,NULL);
INSERT INTO `read_models` VALUES ('ledger_balances',1,NULL,NULL);
INSERT INTO `read_models` VALUES ('ledger_entries',1,NULL,NULL);
/*!40000 ALTER TABLE `read_models` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `schema_migrations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `schema_migrations` (
  `id` int NOT NULL AUTO_INCREMENT,
  `timestamp` bigint NOT NULL,
  `name` varchar(255) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `schema_migrations` WRITE;
/*!40000 ALTER TABLE `schema_migrations` DISABLE KEYS */;
INSERT INTO `schema_migrations` VALUES (1,1763600000001,'CreateEvents1763600000001');
INSERT INTO `schema_migrations` VALUES (2,1763600000002,'CreateSnapshots1763600000002');
INSERT INTO `schema_migrations` VALUES (3,1763600000003,'CreateLogHead1763600000003');
INSERT INTO `schema_migrations` VALUES (4,1763600000004,'StartLogAtZero1763600000004');
INSERT INTO `schema_migrations` VALUES (5,1763600000005,'CreateSubscriptions1763600000005');
INSERT INTO `schema_migrations` VALUES (6,1763600000006,'CreateParkedEvents1763600000006');
INSERT INTO `schema_migrations` VALUES (7,1763600000007,'CreateReadModels1763600000007');
INSERT INTO `schema_migrations` VALUES (8,1763600000008,'CreateOwnerKeys1763600000008');
/*!40000 ALTER TABLE `schema_migrations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `snapshots`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `snapshots` (
  `stream_id` varchar(64) COLLATE ascii_bin NOT NULL,
  `schema_version` smallint NOT NULL,
  `version` bigint NOT NULL,
  `position` bigint NOT NULL,
  `recorded_at` bigint NOT NULL COMMENT 'microseconds since 1970 UTC',
  `state` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`stream_id`,`schema_version`,`version`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `snapshots` WRITE;
/*!40000 ALTER TABLE `snapshots` DISABLE KEYS */;
INSERT INTO `snapshots` VALUES ('account-a0000000-0000-4000-8000-000000000003',1,50,116,1795851261578260,'{\"status\":\"open\",\"ownerId\":\"b0000000-0000-4000-8000-000000000003\",\"balance\":{\"minorUnits\":\"78824\",\"currency\":\"EUR\"}}');
/*!40000 ALTER TABLE `snapshots` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `subscriptions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `subscriptions` (
  `name` varchar(64) COLLATE ascii_bin NOT NULL,
  `position` bigint NOT NULL,
  `delivered` bigint NOT NULL,
  `owner` varchar(64) COLLATE ascii_bin DEFAULT NULL,
  `fence` bigint NOT NULL,
  `lease_until` bigint NOT NULL,
  `state` varchar(64) COLLATE ascii_bin NOT NULL,
  `error` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `subscriptions` WRITE;
/*!40000 ALTER TABLE `subscriptions` DISABLE KEYS */;
INSERT INTO `subscriptions` VALUES ('account_overview_1',144,142,NULL,1,1795851265539104,'following',NULL);
INSERT INTO `subscriptions` VALUES ('account_statement_1',144,142,NULL,1,1795851265542804,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger-follows-accounts',144,142,NULL,1,1795851265542823,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger_balances_1',144,144,NULL,1,1795851265545243,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger_entries_1',144,144,NULL,1,1795851265546549,'following',NULL);
INSERT INTO `subscriptions` VALUES ('pay-bonus-when-money-is-deposited',144,142,NULL,1,1795851265546571,'following',NULL);
INSERT INTO `subscriptions` VALUES ('thank-owner-when-money-is-deposited',144,142,NULL,1,1795851265546579,'following',NULL);
/*!40000 ALTER TABLE `subscriptions` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

