
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
DROP TABLE IF EXISTS `account_overview_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `account_overview_1` (
  `account_id` varchar(64) NOT NULL,
  `owner_id` varchar(64) NOT NULL,
  `currency` varchar(64) NOT NULL,
  `balance` bigint(20) NOT NULL,
  `open` bigint(20) NOT NULL,
  `version` bigint(20) NOT NULL,
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
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `account_statement_1` (
  `account_id` varchar(64) NOT NULL,
  `version` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `recorded_at` bigint(20) NOT NULL,
  `kind` varchar(64) NOT NULL,
  `amount` bigint(20) NOT NULL,
  `balance` bigint(20) NOT NULL,
  `currency` varchar(64) NOT NULL,
  `transaction_id` varchar(64) DEFAULT NULL,
  `counterparty` varchar(64) DEFAULT NULL,
  PRIMARY KEY (`account_id`,`version`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `account_statement_1` WRITE;
/*!40000 ALTER TABLE `account_statement_1` DISABLE KEYS */;
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000001',2,8,1795207763155908,'bonus',25000,25000,'EUR','a496221c-cf41-42ee-a8f7-7a5ff455adff',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000001',3,17,1795207763222566,'bonus',70,25070,'EUR','321bdb3c-6cc4-42e6-9eab-dae18c5e0910',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000002',2,6,1795207763129864,'deposit',250000,250000,'EUR','c0000000-0000-4000-8000-000000000001',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000002',3,9,1795207763167400,'transfer-out',80000,170000,'EUR','c0000000-0000-4000-8000-000000000002','a0000000-0000-4000-8000-000000000003');
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',2,10,1795207763167400,'transfer-in',80000,80000,'EUR','c0000000-0000-4000-8000-000000000002','a0000000-0000-4000-8000-000000000002');
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',3,23,1795207763244643,'withdrawal',1,79999,'EUR','c0000000-0000-4000-8000-000000000008',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',4,24,1795207763251558,'withdrawal',2,79997,'EUR','c0000000-0000-4000-8000-000000000009',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',5,26,1795207763257451,'withdrawal',3,79994,'EUR','c0000000-0000-4000-8000-000000000010',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',6,28,1795207763267987,'withdrawal',4,79990,'EUR','c0000000-0000-4000-8000-000000000011',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',7,30,1795207763274075,'withdrawal',5,79985,'EUR','c0000000-0000-4000-8000-000000000012',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',8,32,1795207763280870,'withdrawal',6,79979,'EUR','c0000000-0000-4000-8000-000000000013',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',9,34,1795207763288567,'withdrawal',7,79972,'EUR','c0000000-0000-4000-8000-000000000014',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',10,36,1795207763295894,'withdrawal',8,79964,'EUR','c0000000-0000-4000-8000-000000000015',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',11,38,1795207763303637,'withdrawal',9,79955,'EUR','c0000000-0000-4000-8000-000000000016',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',12,40,1795207763310928,'withdrawal',10,79945,'EUR','c0000000-0000-4000-8000-000000000017',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',13,42,1795207763319390,'withdrawal',11,79934,'EUR','c0000000-0000-4000-8000-000000000018',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',14,44,1795207763334480,'withdrawal',12,79922,'EUR','c0000000-0000-4000-8000-000000000019',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',15,46,1795207763341587,'withdrawal',13,79909,'EUR','c0000000-0000-4000-8000-000000000020',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',16,48,1795207763348075,'withdrawal',14,79895,'EUR','c0000000-0000-4000-8000-000000000021',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',17,50,1795207763355479,'withdrawal',15,79880,'EUR','c0000000-0000-4000-8000-000000000022',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',18,52,1795207763367255,'withdrawal',16,79864,'EUR','c0000000-0000-4000-8000-000000000023',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',19,55,1795207763379717,'withdrawal',17,79847,'EUR','c0000000-0000-4000-8000-000000000024',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',20,57,1795207763386683,'withdrawal',18,79829,'EUR','c0000000-0000-4000-8000-000000000025',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',21,58,1795207763391993,'withdrawal',19,79810,'EUR','c0000000-0000-4000-8000-000000000026',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',22,60,1795207763397982,'withdrawal',20,79790,'EUR','c0000000-0000-4000-8000-000000000027',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',23,62,1795207763405964,'withdrawal',21,79769,'EUR','c0000000-0000-4000-8000-000000000028',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',24,64,1795207763416298,'withdrawal',22,79747,'EUR','c0000000-0000-4000-8000-000000000029',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',25,66,1795207763424888,'withdrawal',23,79724,'EUR','c0000000-0000-4000-8000-000000000030',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',26,68,1795207763431163,'withdrawal',24,79700,'EUR','c0000000-0000-4000-8000-000000000031',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',27,70,1795207763439333,'withdrawal',25,79675,'EUR','c0000000-0000-4000-8000-000000000032',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',28,72,1795207763448055,'withdrawal',26,79649,'EUR','c0000000-0000-4000-8000-000000000033',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',29,74,1795207763455369,'withdrawal',27,79622,'EUR','c0000000-0000-4000-8000-000000000034',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',30,76,1795207763461831,'withdrawal',28,79594,'EUR','c0000000-0000-4000-8000-000000000035',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',31,78,1795207763469571,'withdrawal',29,79565,'EUR','c0000000-0000-4000-8000-000000000036',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',32,80,1795207763475215,'withdrawal',30,79535,'EUR','c0000000-0000-4000-8000-000000000037',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',33,82,1795207763482058,'withdrawal',31,79504,'EUR','c0000000-0000-4000-8000-000000000038',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',34,84,1795207763497700,'withdrawal',32,79472,'EUR','c0000000-0000-4000-8000-000000000039',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',35,86,1795207763507045,'withdrawal',33,79439,'EUR','c0000000-0000-4000-8000-000000000040',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',36,88,1795207763512261,'withdrawal',34,79405,'EUR','c0000000-0000-4000-8000-000000000041',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',37,90,1795207763518419,'withdrawal',35,79370,'EUR','c0000000-0000-4000-8000-000000000042',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',38,92,1795207763524753,'withdrawal',36,79334,'EUR','c0000000-0000-4000-8000-000000000043',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',39,94,1795207763535271,'withdrawal',37,79297,'EUR','c0000000-0000-4000-8000-000000000044',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',40,96,1795207763540589,'withdrawal',38,79259,'EUR','c0000000-0000-4000-8000-000000000045',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',41,98,1795207763546486,'withdrawal',39,79220,'EUR','c0000000-0000-4000-8000-000000000046',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',42,100,1795207763556034,'withdrawal',40,79180,'EUR','c0000000-0000-4000-8000-000000000047',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',43,102,1795207763563122,'withdrawal',41,79139,'EUR','c0000000-0000-4000-8000-000000000048',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',44,104,1795207763571570,'withdrawal',42,79097,'EUR','c0000000-0000-4000-8000-000000000049',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',45,106,1795207763576570,'withdrawal',43,79054,'EUR','c0000000-0000-4000-8000-000000000050',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',46,108,1795207763587588,'withdrawal',44,79010,'EUR','c0000000-0000-4000-8000-000000000051',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',47,110,1795207763593125,'withdrawal',45,78965,'EUR','c0000000-0000-4000-8000-000000000052',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',48,112,1795207763599260,'withdrawal',46,78919,'EUR','c0000000-0000-4000-8000-000000000053',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',49,114,1795207763612099,'withdrawal',47,78872,'EUR','c0000000-0000-4000-8000-000000000054',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',50,116,1795207763619867,'withdrawal',48,78824,'EUR','c0000000-0000-4000-8000-000000000055',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',51,118,1795207763627792,'withdrawal',49,78775,'EUR','c0000000-0000-4000-8000-000000000056',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',52,120,1795207763634224,'withdrawal',50,78725,'EUR','c0000000-0000-4000-8000-000000000057',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',53,123,1795207763639858,'withdrawal',51,78674,'EUR','c0000000-0000-4000-8000-000000000058',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',54,124,1795207763644614,'withdrawal',52,78622,'EUR','c0000000-0000-4000-8000-000000000059',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',55,126,1795207763649895,'withdrawal',53,78569,'EUR','c0000000-0000-4000-8000-000000000060',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',56,128,1795207763656217,'withdrawal',54,78515,'EUR','c0000000-0000-4000-8000-000000000061',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',57,130,1795207763663930,'withdrawal',55,78460,'EUR','c0000000-0000-4000-8000-000000000062',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',58,133,1795207763669963,'withdrawal',56,78404,'EUR','c0000000-0000-4000-8000-000000000063',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',59,134,1795207763678689,'withdrawal',57,78347,'EUR','c0000000-0000-4000-8000-000000000064',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',60,136,1795207763691429,'withdrawal',58,78289,'EUR','c0000000-0000-4000-8000-000000000065',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',61,138,1795207763699602,'withdrawal',59,78230,'EUR','c0000000-0000-4000-8000-000000000066',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',62,140,1795207763707967,'withdrawal',60,78170,'EUR','c0000000-0000-4000-8000-000000000067',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000003',63,142,1795207763714176,'deposit',5,78175,'EUR','c0000000-0000-4000-8000-000000000068',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000004',2,14,1795207763197247,'deposit',9007199254740993,9007199254740993,'CHF','c0000000-0000-4000-8000-000000000004',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000005',2,16,1795207763214858,'deposit',700,700,'EUR','c0000000-0000-4000-8000-000000000006',NULL);
INSERT INTO `account_statement_1` VALUES ('a0000000-0000-4000-8000-000000000005',3,19,1795207763227131,'withdrawal',700,0,'EUR','c0000000-0000-4000-8000-000000000007',NULL);
/*!40000 ALTER TABLE `account_statement_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `events`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `events` (
  `position` bigint(20) NOT NULL,
  `event_id` char(36) NOT NULL,
  `stream_id` varchar(64) NOT NULL,
  `version` bigint(20) NOT NULL,
  `type` varchar(64) NOT NULL,
  `schema_version` smallint(6) NOT NULL,
  `data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `metadata` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `transaction_id` varchar(64) DEFAULT NULL,
  `recorded_at` bigint(20) NOT NULL COMMENT 'microseconds since 1970 UTC',
  `ends_command` smallint(6) NOT NULL,
  PRIMARY KEY (`position`),
  UNIQUE KEY `events_stream_version` (`stream_id`,`version`),
  UNIQUE KEY `events_stream_transaction` (`stream_id`,`transaction_id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `events` WRITE;
/*!40000 ALTER TABLE `events` DISABLE KEYS */;
INSERT INTO `events` VALUES (1,'6d2672ed-764f-4323-8949-f115a1e6f85c','account-a0000000-0000-4000-8000-000000000001',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"ownerId\":\"b0000000-0000-4000-8000-000000000001\"}','{\"correlationId\":\"golden-0\"}',NULL,1795207763030844,1);
INSERT INTO `events` VALUES (2,'1674bde5-9aff-42b9-b1d9-47f6daade184','account-a0000000-0000-4000-8000-000000000002',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"ownerId\":\"b0000000-0000-4000-8000-000000000002\",\"notify\":\"596fdcbc335b9831.v1.XaTiFQx543M6z0E2q8tKUSQNUZsBd-BR-BEnv3Dd6h7P4vSUTrWxf4G4Jg\"}','{\"correlationId\":\"golden-0\"}',NULL,1795207763057140,1);
INSERT INTO `events` VALUES (3,'2b18c964-ae86-4aa9-a56f-e408d9c6fcb3','account-a0000000-0000-4000-8000-000000000003',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"ownerId\":\"b0000000-0000-4000-8000-000000000003\"}','{\"correlationId\":\"golden-0\"}',NULL,1795207763082888,1);
INSERT INTO `events` VALUES (4,'96f0b01d-f123-4074-b36f-b127266e2e40','account-a0000000-0000-4000-8000-000000000004',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000004\",\"ownerId\":\"b0000000-0000-4000-8000-000000000004\",\"currency\":\"CHF\"}','{\"correlationId\":\"golden-0\"}',NULL,1795207763093945,1);
INSERT INTO `events` VALUES (5,'3deea4f9-822d-4b23-b66a-5e82ef9e854c','account-a0000000-0000-4000-8000-000000000005',1,'AccountOpened',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"ownerId\":\"b0000000-0000-4000-8000-000000000005\",\"notify\":\"d5835a59719d54a7.v1.imgGJmSwzWwN2Pn39ZVg_k0nypjMbl6d2vGW1TTY50EWpjh1gpP5oZmVTEM\"}','{\"correlationId\":\"golden-0\"}',NULL,1795207763113026,1);
INSERT INTO `events` VALUES (6,'a496221c-cf41-42ee-a8f7-7a5ff455adff','account-a0000000-0000-4000-8000-000000000002',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"amount\":\"250000\",\"balance\":\"250000\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-1\"}','c0000000-0000-4000-8000-000000000001',1795207763129864,1);
INSERT INTO `events` VALUES (7,'5f16d1f3-41b9-4f03-afd9-9d36b1ac90c0','ledger',1,'EntryRecorded',1,'{\"sourcePosition\":6,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000002\",\"amount\":\"250000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000001\",\"occurredAt\":1795207763129864}','{\"causationId\":\"a496221c-cf41-42ee-a8f7-7a5ff455adff\",\"correlationId\":\"golden-1\"}',NULL,1795207763144145,1);
INSERT INTO `events` VALUES (8,'6c877fa3-b42c-42b4-9975-514c0a0ae642','account-a0000000-0000-4000-8000-000000000001',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"amount\":\"25000\",\"balance\":\"25000\",\"currency\":\"EUR\",\"isBonus\":true}','{\"correlationId\":\"golden-1\",\"causationId\":\"a496221c-cf41-42ee-a8f7-7a5ff455adff\"}','a496221c-cf41-42ee-a8f7-7a5ff455adff',1795207763155908,1);
INSERT INTO `events` VALUES (9,'d92eaa57-d081-4af0-b2fb-b8c8726adc93','account-a0000000-0000-4000-8000-000000000002',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000002\",\"amount\":\"80000\",\"balance\":\"170000\",\"currency\":\"EUR\",\"transferredTo\":\"a0000000-0000-4000-8000-000000000003\"}','{\"correlationId\":\"golden-2\"}','c0000000-0000-4000-8000-000000000002',1795207763167400,0);
INSERT INTO `events` VALUES (10,'b2beb850-15e3-4cf7-91a7-71f577be11ca','account-a0000000-0000-4000-8000-000000000003',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"80000\",\"balance\":\"80000\",\"currency\":\"EUR\",\"transferredFrom\":\"a0000000-0000-4000-8000-000000000002\"}','{\"correlationId\":\"golden-2\"}','c0000000-0000-4000-8000-000000000002',1795207763167400,1);
INSERT INTO `events` VALUES (11,'7d992981-5355-4017-b16d-40cd3d3cbf66','ledger',2,'EntryRecorded',1,'{\"sourcePosition\":8,\"debit\":\"bonus-expense\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000001\",\"amount\":\"25000\",\"currency\":\"EUR\",\"transactionId\":\"a496221c-cf41-42ee-a8f7-7a5ff455adff\",\"occurredAt\":1795207763155908}','{\"causationId\":\"6c877fa3-b42c-42b4-9975-514c0a0ae642\",\"correlationId\":\"golden-1\"}',NULL,1795207763176682,1);
INSERT INTO `events` VALUES (12,'52227b52-5236-4401-ba38-bec4e8396e3c','ledger',3,'EntryRecorded',1,'{\"sourcePosition\":9,\"debit\":\"customer:a0000000-0000-4000-8000-000000000002\",\"credit\":\"transfers\",\"amount\":\"80000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000002\",\"occurredAt\":1795207763167400}','{\"causationId\":\"b2beb850-15e3-4cf7-91a7-71f577be11ca\",\"correlationId\":\"golden-2\"}',NULL,1795207763188999,0);
INSERT INTO `events` VALUES (13,'40e35286-e50d-43b7-ac6d-f4288bd09f1e','ledger',4,'EntryRecorded',1,'{\"sourcePosition\":10,\"debit\":\"transfers\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"amount\":\"80000\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000002\",\"occurredAt\":1795207763167400}','{\"causationId\":\"b2beb850-15e3-4cf7-91a7-71f577be11ca\",\"correlationId\":\"golden-2\"}',NULL,1795207763188999,1);
INSERT INTO `events` VALUES (14,'fb698d54-d1e2-4e84-9a18-e895ac98f3ac','account-a0000000-0000-4000-8000-000000000004',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000004\",\"amount\":\"9007199254740993\",\"balance\":\"9007199254740993\",\"currency\":\"CHF\"}','{\"correlationId\":\"golden-4\"}','c0000000-0000-4000-8000-000000000004',1795207763197247,1);
INSERT INTO `events` VALUES (15,'3687d37c-3ca0-4af9-b44f-2a0fe803d23a','ledger',5,'EntryRecorded',1,'{\"sourcePosition\":14,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000004\",\"amount\":\"9007199254740993\",\"currency\":\"CHF\",\"transactionId\":\"c0000000-0000-4000-8000-000000000004\",\"occurredAt\":1795207763197247}','{\"causationId\":\"fb698d54-d1e2-4e84-9a18-e895ac98f3ac\",\"correlationId\":\"golden-4\"}',NULL,1795207763209084,1);
INSERT INTO `events` VALUES (16,'321bdb3c-6cc4-42e6-9eab-dae18c5e0910','account-a0000000-0000-4000-8000-000000000005',2,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"balance\":\"700\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-6\"}','c0000000-0000-4000-8000-000000000006',1795207763214858,1);
INSERT INTO `events` VALUES (17,'1429340b-0567-42cb-b98b-7922b6137052','account-a0000000-0000-4000-8000-000000000001',3,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000001\",\"amount\":\"70\",\"balance\":\"25070\",\"currency\":\"EUR\",\"isBonus\":true}','{\"correlationId\":\"golden-6\",\"causationId\":\"321bdb3c-6cc4-42e6-9eab-dae18c5e0910\"}','321bdb3c-6cc4-42e6-9eab-dae18c5e0910',1795207763222566,1);
INSERT INTO `events` VALUES (18,'2d2b3ebc-09ff-48f7-a37e-3aeeb6461293','ledger',6,'EntryRecorded',1,'{\"sourcePosition\":16,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000006\",\"occurredAt\":1795207763214858}','{\"causationId\":\"321bdb3c-6cc4-42e6-9eab-dae18c5e0910\",\"correlationId\":\"golden-6\"}',NULL,1795207763227131,1);
INSERT INTO `events` VALUES (19,'8f572eb1-1008-4a5b-8474-0848becaaefd','account-a0000000-0000-4000-8000-000000000005',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\",\"amount\":\"700\",\"balance\":\"0\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-7\"}','c0000000-0000-4000-8000-000000000007',1795207763227131,1);
INSERT INTO `events` VALUES (20,'7d700aca-7677-46c3-bd03-d7fe83dae7a9','account-a0000000-0000-4000-8000-000000000005',4,'AccountClosed',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000005\"}','{\"correlationId\":\"golden-7\"}',NULL,1795207763233399,1);
INSERT INTO `events` VALUES (21,'3b3b5ee6-c841-43d5-99ff-89b187399dc6','ledger',7,'EntryRecorded',1,'{\"sourcePosition\":17,\"debit\":\"bonus-expense\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000001\",\"amount\":\"70\",\"currency\":\"EUR\",\"transactionId\":\"321bdb3c-6cc4-42e6-9eab-dae18c5e0910\",\"occurredAt\":1795207763222566}','{\"causationId\":\"8f572eb1-1008-4a5b-8474-0848becaaefd\"}',NULL,1795207763236707,0);
INSERT INTO `events` VALUES (22,'c81c7af3-babb-4f69-b3e1-c6458b051e21','ledger',8,'EntryRecorded',1,'{\"sourcePosition\":19,\"debit\":\"customer:a0000000-0000-4000-8000-000000000005\",\"credit\":\"cash\",\"amount\":\"700\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000007\",\"occurredAt\":1795207763227131}','{\"causationId\":\"8f572eb1-1008-4a5b-8474-0848becaaefd\"}',NULL,1795207763236707,1);
INSERT INTO `events` VALUES (23,'5e1bd020-4939-4780-8404-7910d3cabb21','account-a0000000-0000-4000-8000-000000000003',3,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"1\",\"balance\":\"79999\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-8\"}','c0000000-0000-4000-8000-000000000008',1795207763244643,1);
INSERT INTO `events` VALUES (24,'5f0415e8-6e88-4777-9f54-157484418cd5','account-a0000000-0000-4000-8000-000000000003',4,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"2\",\"balance\":\"79997\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-9\"}','c0000000-0000-4000-8000-000000000009',1795207763251558,1);
INSERT INTO `events` VALUES (25,'da8d2936-0364-4b1d-807f-4ef0ab9350ad','ledger',9,'EntryRecorded',1,'{\"sourcePosition\":23,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"1\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000008\",\"occurredAt\":1795207763244643}','{\"causationId\":\"5e1bd020-4939-4780-8404-7910d3cabb21\",\"correlationId\":\"golden-8\"}',NULL,1795207763251558,1);
INSERT INTO `events` VALUES (26,'182c4e60-7b52-48ae-8ad0-10c39a16398d','account-a0000000-0000-4000-8000-000000000003',5,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"3\",\"balance\":\"79994\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-10\"}','c0000000-0000-4000-8000-000000000010',1795207763257451,1);
INSERT INTO `events` VALUES (27,'54d13d67-e23b-4243-9314-3ad0ed9ceb56','ledger',10,'EntryRecorded',1,'{\"sourcePosition\":24,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"2\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000009\",\"occurredAt\":1795207763251558}','{\"causationId\":\"5f0415e8-6e88-4777-9f54-157484418cd5\",\"correlationId\":\"golden-9\"}',NULL,1795207763261617,1);
INSERT INTO `events` VALUES (28,'5425f285-bec5-4bb5-bca1-ec674cf1f386','account-a0000000-0000-4000-8000-000000000003',6,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"4\",\"balance\":\"79990\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-11\"}','c0000000-0000-4000-8000-000000000011',1795207763267987,1);
INSERT INTO `events` VALUES (29,'e0ed702a-b2ee-4f29-b1d9-a90e6959c259','ledger',11,'EntryRecorded',1,'{\"sourcePosition\":26,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"3\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000010\",\"occurredAt\":1795207763257451}','{\"causationId\":\"182c4e60-7b52-48ae-8ad0-10c39a16398d\",\"correlationId\":\"golden-10\"}',NULL,1795207763271296,1);
INSERT INTO `events` VALUES (30,'c49efebe-6093-4d77-a965-534d0057f021','account-a0000000-0000-4000-8000-000000000003',7,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"balance\":\"79985\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-12\"}','c0000000-0000-4000-8000-000000000012',1795207763274075,1);
INSERT INTO `events` VALUES (31,'34c8cec0-4b83-4e01-8831-6cca7d1b3ca8','ledger',12,'EntryRecorded',1,'{\"sourcePosition\":28,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"4\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000011\",\"occurredAt\":1795207763267987}','{\"causationId\":\"5425f285-bec5-4bb5-bca1-ec674cf1f386\",\"correlationId\":\"golden-11\"}',NULL,1795207763277248,1);
INSERT INTO `events` VALUES (32,'203bd8d8-1dc9-4c9d-8d2c-03829c8cae1a','account-a0000000-0000-4000-8000-000000000003',8,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"6\",\"balance\":\"79979\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-13\"}','c0000000-0000-4000-8000-000000000013',1795207763280870,1);
INSERT INTO `events` VALUES (33,'c89900bf-f177-498f-aff1-90296b0f4efe','ledger',13,'EntryRecorded',1,'{\"sourcePosition\":30,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"5\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000012\",\"occurredAt\":1795207763274075}','{\"causationId\":\"c49efebe-6093-4d77-a965-534d0057f021\",\"correlationId\":\"golden-12\"}',NULL,1795207763284750,1);
INSERT INTO `events` VALUES (34,'ffe9545d-40f2-4c9c-bfc0-eafd7f80db3b','account-a0000000-0000-4000-8000-000000000003',9,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"7\",\"balance\":\"79972\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-14\"}','c0000000-0000-4000-8000-000000000014',1795207763288567,1);
INSERT INTO `events` VALUES (35,'6ecc0df7-0ef6-4f54-a6b6-70a930e2e62d','ledger',14,'EntryRecorded',1,'{\"sourcePosition\":32,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"6\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000013\",\"occurredAt\":1795207763280870}','{\"causationId\":\"203bd8d8-1dc9-4c9d-8d2c-03829c8cae1a\",\"correlationId\":\"golden-13\"}',NULL,1795207763292442,1);
INSERT INTO `events` VALUES (36,'63875bfb-f194-431c-9856-ef10b0bbf1d1','account-a0000000-0000-4000-8000-000000000003',10,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"8\",\"balance\":\"79964\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-15\"}','c0000000-0000-4000-8000-000000000015',1795207763295894,1);
INSERT INTO `events` VALUES (37,'02ccecc7-0c87-46ab-8fd4-a16ae98bb4a3','ledger',15,'EntryRecorded',1,'{\"sourcePosition\":34,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"7\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000014\",\"occurredAt\":1795207763288567}','{\"causationId\":\"ffe9545d-40f2-4c9c-bfc0-eafd7f80db3b\",\"correlationId\":\"golden-14\"}',NULL,1795207763299557,1);
INSERT INTO `events` VALUES (38,'eb3ea9ab-76a1-4a9f-ab44-5ecf7efb62e7','account-a0000000-0000-4000-8000-000000000003',11,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"9\",\"balance\":\"79955\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-16\"}','c0000000-0000-4000-8000-000000000016',1795207763303637,1);
INSERT INTO `events` VALUES (39,'470e2e82-53f5-4f7f-9a6f-5e229d9b8ddc','ledger',16,'EntryRecorded',1,'{\"sourcePosition\":36,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"8\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000015\",\"occurredAt\":1795207763295894}','{\"causationId\":\"63875bfb-f194-431c-9856-ef10b0bbf1d1\",\"correlationId\":\"golden-15\"}',NULL,1795207763307373,1);
INSERT INTO `events` VALUES (40,'beb19ddf-1c27-4f20-ac45-7486125e1070','account-a0000000-0000-4000-8000-000000000003',12,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"10\",\"balance\":\"79945\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-17\"}','c0000000-0000-4000-8000-000000000017',1795207763310928,1);
INSERT INTO `events` VALUES (41,'d9fbaa67-e4ba-48fc-b664-9b56c2098d1d','ledger',17,'EntryRecorded',1,'{\"sourcePosition\":38,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"9\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000016\",\"occurredAt\":1795207763303637}','{\"causationId\":\"eb3ea9ab-76a1-4a9f-ab44-5ecf7efb62e7\",\"correlationId\":\"golden-16\"}',NULL,1795207763315678,1);
INSERT INTO `events` VALUES (42,'876b4aee-61ea-4198-97ac-fc435b513914','account-a0000000-0000-4000-8000-000000000003',13,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"11\",\"balance\":\"79934\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-18\"}','c0000000-0000-4000-8000-000000000018',1795207763319390,1);
INSERT INTO `events` VALUES (43,'ae661b3b-fc9e-4441-8f0a-4f1b00cfb997','ledger',18,'EntryRecorded',1,'{\"sourcePosition\":40,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"10\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000017\",\"occurredAt\":1795207763310928}','{\"causationId\":\"beb19ddf-1c27-4f20-ac45-7486125e1070\",\"correlationId\":\"golden-17\"}',NULL,1795207763328756,1);
INSERT INTO `events` VALUES (44,'be693a8f-ed9d-4e42-9e80-eb56254e8cd8','account-a0000000-0000-4000-8000-000000000003',14,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"12\",\"balance\":\"79922\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-19\"}','c0000000-0000-4000-8000-000000000019',1795207763334480,1);
INSERT INTO `events` VALUES (45,'5924bdd3-dee5-4564-9036-599e86d38544','ledger',19,'EntryRecorded',1,'{\"sourcePosition\":42,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"11\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000018\",\"occurredAt\":1795207763319390}','{\"causationId\":\"876b4aee-61ea-4198-97ac-fc435b513914\",\"correlationId\":\"golden-18\"}',NULL,1795207763337483,1);
INSERT INTO `events` VALUES (46,'e75138d4-8334-4913-bfca-db3e284eb541','account-a0000000-0000-4000-8000-000000000003',15,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"13\",\"balance\":\"79909\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-20\"}','c0000000-0000-4000-8000-000000000020',1795207763341587,1);
INSERT INTO `events` VALUES (47,'06cb0a0a-6ae0-4ebe-a69b-05573ad1a2cc','ledger',20,'EntryRecorded',1,'{\"sourcePosition\":44,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"12\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000019\",\"occurredAt\":1795207763334480}','{\"causationId\":\"be693a8f-ed9d-4e42-9e80-eb56254e8cd8\",\"correlationId\":\"golden-19\"}',NULL,1795207763344977,1);
INSERT INTO `events` VALUES (48,'d4f61c48-32a7-4a43-865f-5a00bd75d8da','account-a0000000-0000-4000-8000-000000000003',16,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"14\",\"balance\":\"79895\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-21\"}','c0000000-0000-4000-8000-000000000021',1795207763348075,1);
INSERT INTO `events` VALUES (49,'678c1e09-261c-48e8-bffa-f08a0bf86c75','ledger',21,'EntryRecorded',1,'{\"sourcePosition\":46,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"13\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000020\",\"occurredAt\":1795207763341587}','{\"causationId\":\"e75138d4-8334-4913-bfca-db3e284eb541\",\"correlationId\":\"golden-20\"}',NULL,1795207763351739,1);
INSERT INTO `events` VALUES (50,'92ca2b5b-a034-4119-a65c-b6b1bbf7bdb1','account-a0000000-0000-4000-8000-000000000003',17,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"15\",\"balance\":\"79880\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-22\"}','c0000000-0000-4000-8000-000000000022',1795207763355479,1);
INSERT INTO `events` VALUES (51,'99840a5f-18e5-448c-8442-65d5ed2914f8','ledger',22,'EntryRecorded',1,'{\"sourcePosition\":48,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"14\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000021\",\"occurredAt\":1795207763348075}','{\"causationId\":\"d4f61c48-32a7-4a43-865f-5a00bd75d8da\",\"correlationId\":\"golden-21\"}',NULL,1795207763359544,1);
INSERT INTO `events` VALUES (52,'f1694965-b65d-4a5d-a77c-71d9352aa1c3','account-a0000000-0000-4000-8000-000000000003',18,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"16\",\"balance\":\"79864\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-23\"}','c0000000-0000-4000-8000-000000000023',1795207763367255,1);
INSERT INTO `events` VALUES (53,'0591488c-27f1-4e60-9d9e-7288dc86650d','ledger',23,'EntryRecorded',1,'{\"sourcePosition\":50,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"15\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000022\",\"occurredAt\":1795207763355479}','{\"causationId\":\"92ca2b5b-a034-4119-a65c-b6b1bbf7bdb1\",\"correlationId\":\"golden-22\"}',NULL,1795207763369245,1);
INSERT INTO `events` VALUES (54,'54ddbd18-240f-4bb8-bdd0-7440b1e60ebb','ledger',24,'EntryRecorded',1,'{\"sourcePosition\":52,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"16\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000023\",\"occurredAt\":1795207763367255}','{\"causationId\":\"f1694965-b65d-4a5d-a77c-71d9352aa1c3\",\"correlationId\":\"golden-23\"}',NULL,1795207763375424,1);
INSERT INTO `events` VALUES (55,'e93d29bc-f50a-491e-9d95-5eefea71f87e','account-a0000000-0000-4000-8000-000000000003',19,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"17\",\"balance\":\"79847\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-24\"}','c0000000-0000-4000-8000-000000000024',1795207763379717,1);
INSERT INTO `events` VALUES (56,'7ea7c09b-dee5-455b-a83f-a9a2c1783df7','ledger',25,'EntryRecorded',1,'{\"sourcePosition\":55,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"17\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000024\",\"occurredAt\":1795207763379717}','{\"causationId\":\"e93d29bc-f50a-491e-9d95-5eefea71f87e\",\"correlationId\":\"golden-24\"}',NULL,1795207763383712,1);
INSERT INTO `events` VALUES (57,'40adfe53-fc40-4cf2-a5c9-1e520e7a5fad','account-a0000000-0000-4000-8000-000000000003',20,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"18\",\"balance\":\"79829\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-25\"}','c0000000-0000-4000-8000-000000000025',1795207763386683,1);
INSERT INTO `events` VALUES (58,'7dec2b36-afe1-49bf-8e88-356102ac3729','account-a0000000-0000-4000-8000-000000000003',21,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"19\",\"balance\":\"79810\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-26\"}','c0000000-0000-4000-8000-000000000026',1795207763391993,1);
INSERT INTO `events` VALUES (59,'87242240-4b59-40ea-8b4e-20f487a941b5','ledger',26,'EntryRecorded',1,'{\"sourcePosition\":57,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"18\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000025\",\"occurredAt\":1795207763386683}','{\"causationId\":\"40adfe53-fc40-4cf2-a5c9-1e520e7a5fad\",\"correlationId\":\"golden-25\"}',NULL,1795207763395675,1);
INSERT INTO `events` VALUES (60,'15bfa092-17e8-454d-a41d-fd72188976fd','account-a0000000-0000-4000-8000-000000000003',22,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"20\",\"balance\":\"79790\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-27\"}','c0000000-0000-4000-8000-000000000027',1795207763397982,1);
INSERT INTO `events` VALUES (61,'eb11f325-7fe2-4f0f-945c-895cb91463dd','ledger',27,'EntryRecorded',1,'{\"sourcePosition\":58,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"19\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000026\",\"occurredAt\":1795207763391993}','{\"causationId\":\"7dec2b36-afe1-49bf-8e88-356102ac3729\",\"correlationId\":\"golden-26\"}',NULL,1795207763401268,1);
INSERT INTO `events` VALUES (62,'3ce9c913-b0f1-4c15-8e3e-04f7cb41b35d','account-a0000000-0000-4000-8000-000000000003',23,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"21\",\"balance\":\"79769\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-28\"}','c0000000-0000-4000-8000-000000000028',1795207763405964,1);
INSERT INTO `events` VALUES (63,'0b9f85df-671b-40bc-bd6c-4c0b28445eab','ledger',28,'EntryRecorded',1,'{\"sourcePosition\":60,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"20\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000027\",\"occurredAt\":1795207763397982}','{\"causationId\":\"15bfa092-17e8-454d-a41d-fd72188976fd\",\"correlationId\":\"golden-27\"}',NULL,1795207763410106,1);
INSERT INTO `events` VALUES (64,'cad8f431-8317-4fef-90f5-977b579f792e','account-a0000000-0000-4000-8000-000000000003',24,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"22\",\"balance\":\"79747\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-29\"}','c0000000-0000-4000-8000-000000000029',1795207763416298,1);
INSERT INTO `events` VALUES (65,'2cf7b72c-6267-4900-aa8b-f0f8a2511c74','ledger',29,'EntryRecorded',1,'{\"sourcePosition\":62,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"21\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000028\",\"occurredAt\":1795207763405964}','{\"causationId\":\"3ce9c913-b0f1-4c15-8e3e-04f7cb41b35d\",\"correlationId\":\"golden-28\"}',NULL,1795207763421283,1);
INSERT INTO `events` VALUES (66,'51b5063b-ff37-467f-9209-3629cda1baf6','account-a0000000-0000-4000-8000-000000000003',25,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"23\",\"balance\":\"79724\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-30\"}','c0000000-0000-4000-8000-000000000030',1795207763424888,1);
INSERT INTO `events` VALUES (67,'1d4c43f1-d539-4c6e-ad80-23220bb57c3b','ledger',30,'EntryRecorded',1,'{\"sourcePosition\":64,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"22\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000029\",\"occurredAt\":1795207763416298}','{\"causationId\":\"cad8f431-8317-4fef-90f5-977b579f792e\",\"correlationId\":\"golden-29\"}',NULL,1795207763428275,1);
INSERT INTO `events` VALUES (68,'7d6ceae5-5746-4f3c-b95d-ae85e8f3b58a','account-a0000000-0000-4000-8000-000000000003',26,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"24\",\"balance\":\"79700\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-31\"}','c0000000-0000-4000-8000-000000000031',1795207763431163,1);
INSERT INTO `events` VALUES (69,'d3e27866-8ba3-42a8-bb26-c729ff46b367','ledger',31,'EntryRecorded',1,'{\"sourcePosition\":66,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"23\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000030\",\"occurredAt\":1795207763424888}','{\"causationId\":\"51b5063b-ff37-467f-9209-3629cda1baf6\",\"correlationId\":\"golden-30\"}',NULL,1795207763434203,1);
INSERT INTO `events` VALUES (70,'e0ec18b6-cc6b-4368-a4b8-9bc90f2e3d53','account-a0000000-0000-4000-8000-000000000003',27,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"25\",\"balance\":\"79675\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-32\"}','c0000000-0000-4000-8000-000000000032',1795207763439333,1);
INSERT INTO `events` VALUES (71,'7678cf1a-afa5-4fa1-a11e-d4b8ab5bf37a','ledger',32,'EntryRecorded',1,'{\"sourcePosition\":68,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"24\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000031\",\"occurredAt\":1795207763431163}','{\"causationId\":\"7d6ceae5-5746-4f3c-b95d-ae85e8f3b58a\",\"correlationId\":\"golden-31\"}',NULL,1795207763443309,1);
INSERT INTO `events` VALUES (72,'20d13f9a-56ee-4e09-bf92-1f7f80cdde90','account-a0000000-0000-4000-8000-000000000003',28,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"26\",\"balance\":\"79649\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-33\"}','c0000000-0000-4000-8000-000000000033',1795207763448055,1);
INSERT INTO `events` VALUES (73,'0a9cff8a-d1ef-404b-8e9a-bdfb769e0954','ledger',33,'EntryRecorded',1,'{\"sourcePosition\":70,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"25\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000032\",\"occurredAt\":1795207763439333}','{\"causationId\":\"e0ec18b6-cc6b-4368-a4b8-9bc90f2e3d53\",\"correlationId\":\"golden-32\"}',NULL,1795207763450818,1);
INSERT INTO `events` VALUES (74,'2be50d1e-db82-4b4c-b63e-cc57d8871973','account-a0000000-0000-4000-8000-000000000003',29,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"27\",\"balance\":\"79622\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-34\"}','c0000000-0000-4000-8000-000000000034',1795207763455369,1);
INSERT INTO `events` VALUES (75,'4d19bd09-9a0e-4d1d-ae14-fbd46de83f72','ledger',34,'EntryRecorded',1,'{\"sourcePosition\":72,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"26\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000033\",\"occurredAt\":1795207763448055}','{\"causationId\":\"20d13f9a-56ee-4e09-bf92-1f7f80cdde90\",\"correlationId\":\"golden-33\"}',NULL,1795207763459568,1);
INSERT INTO `events` VALUES (76,'8311a65b-1c26-4618-b81c-9e7d54be9da9','account-a0000000-0000-4000-8000-000000000003',30,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"28\",\"balance\":\"79594\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-35\"}','c0000000-0000-4000-8000-000000000035',1795207763461831,1);
INSERT INTO `events` VALUES (77,'9b549882-442a-46ce-b8d0-ffc3e17a44fa','ledger',35,'EntryRecorded',1,'{\"sourcePosition\":74,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"27\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000034\",\"occurredAt\":1795207763455369}','{\"causationId\":\"2be50d1e-db82-4b4c-b63e-cc57d8871973\",\"correlationId\":\"golden-34\"}',NULL,1795207763464765,1);
INSERT INTO `events` VALUES (78,'ffa5db1f-9f79-4c89-84e7-c2cd21d01fa8','account-a0000000-0000-4000-8000-000000000003',31,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"29\",\"balance\":\"79565\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-36\"}','c0000000-0000-4000-8000-000000000036',1795207763469571,1);
INSERT INTO `events` VALUES (79,'4615ed20-385a-48f4-8d6a-64271fc1ea64','ledger',36,'EntryRecorded',1,'{\"sourcePosition\":76,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"28\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000035\",\"occurredAt\":1795207763461831}','{\"causationId\":\"8311a65b-1c26-4618-b81c-9e7d54be9da9\",\"correlationId\":\"golden-35\"}',NULL,1795207763472523,1);
INSERT INTO `events` VALUES (80,'a1f3eb23-474d-4e6e-898b-6c2e8e15a190','account-a0000000-0000-4000-8000-000000000003',32,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"30\",\"balance\":\"79535\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-37\"}','c0000000-0000-4000-8000-000000000037',1795207763475215,1);
INSERT INTO `events` VALUES (81,'9ba6ddb8-1b6f-487a-8f90-d58dc80ec758','ledger',37,'EntryRecorded',1,'{\"sourcePosition\":78,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"29\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000036\",\"occurredAt\":1795207763469571}','{\"causationId\":\"ffa5db1f-9f79-4c89-84e7-c2cd21d01fa8\",\"correlationId\":\"golden-36\"}',NULL,1795207763479443,1);
INSERT INTO `events` VALUES (82,'987086c9-e78e-4d3a-9dc1-b8de3d6c37e3','account-a0000000-0000-4000-8000-000000000003',33,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"31\",\"balance\":\"79504\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-38\"}','c0000000-0000-4000-8000-000000000038',1795207763482058,1);
INSERT INTO `events` VALUES (83,'ec81c2f9-ce2d-4685-9b69-b8b3be443424','ledger',38,'EntryRecorded',1,'{\"sourcePosition\":80,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"30\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000037\",\"occurredAt\":1795207763475215}','{\"causationId\":\"a1f3eb23-474d-4e6e-898b-6c2e8e15a190\",\"correlationId\":\"golden-37\"}',NULL,1795207763492903,1);
INSERT INTO `events` VALUES (84,'7b167b03-9731-4d47-9a0e-a30f571aac3b','account-a0000000-0000-4000-8000-000000000003',34,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"32\",\"balance\":\"79472\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-39\"}','c0000000-0000-4000-8000-000000000039',1795207763497700,1);
INSERT INTO `events` VALUES (85,'355dbf4d-1712-4a15-a528-3a9349ac858b','ledger',39,'EntryRecorded',1,'{\"sourcePosition\":82,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"31\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000038\",\"occurredAt\":1795207763482058}','{\"causationId\":\"987086c9-e78e-4d3a-9dc1-b8de3d6c37e3\",\"correlationId\":\"golden-38\"}',NULL,1795207763501876,1);
INSERT INTO `events` VALUES (86,'08646e27-fcad-413c-b503-356fec1b7d9c','account-a0000000-0000-4000-8000-000000000003',35,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"33\",\"balance\":\"79439\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-40\"}','c0000000-0000-4000-8000-000000000040',1795207763507045,1);
INSERT INTO `events` VALUES (87,'d69f3e9e-43fa-4e62-b567-6a1d003fc5ef','ledger',40,'EntryRecorded',1,'{\"sourcePosition\":84,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"32\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000039\",\"occurredAt\":1795207763497700}','{\"causationId\":\"7b167b03-9731-4d47-9a0e-a30f571aac3b\",\"correlationId\":\"golden-39\"}',NULL,1795207763509578,1);
INSERT INTO `events` VALUES (88,'c8b1b2e8-ae64-4fe9-9919-13248c9371ca','account-a0000000-0000-4000-8000-000000000003',36,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"34\",\"balance\":\"79405\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-41\"}','c0000000-0000-4000-8000-000000000041',1795207763512261,1);
INSERT INTO `events` VALUES (89,'988fc344-2046-440d-8a3c-eb45de5c932d','ledger',41,'EntryRecorded',1,'{\"sourcePosition\":86,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"33\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000040\",\"occurredAt\":1795207763507045}','{\"causationId\":\"08646e27-fcad-413c-b503-356fec1b7d9c\",\"correlationId\":\"golden-40\"}',NULL,1795207763515439,1);
INSERT INTO `events` VALUES (90,'398bd182-3df6-4c6f-990e-4505395193b1','account-a0000000-0000-4000-8000-000000000003',37,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"35\",\"balance\":\"79370\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-42\"}','c0000000-0000-4000-8000-000000000042',1795207763518419,1);
INSERT INTO `events` VALUES (91,'9cfbecea-8a30-45fa-a29d-884b73179acd','ledger',42,'EntryRecorded',1,'{\"sourcePosition\":88,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"34\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000041\",\"occurredAt\":1795207763512261}','{\"causationId\":\"c8b1b2e8-ae64-4fe9-9919-13248c9371ca\",\"correlationId\":\"golden-41\"}',NULL,1795207763521457,1);
INSERT INTO `events` VALUES (92,'e4d9d745-cf8e-41b4-9a37-783b9999c4f7','account-a0000000-0000-4000-8000-000000000003',38,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"36\",\"balance\":\"79334\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-43\"}','c0000000-0000-4000-8000-000000000043',1795207763524753,1);
INSERT INTO `events` VALUES (93,'4cb14545-d12f-47c9-a600-dc87e4a5f12c','ledger',43,'EntryRecorded',1,'{\"sourcePosition\":90,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"35\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000042\",\"occurredAt\":1795207763518419}','{\"causationId\":\"398bd182-3df6-4c6f-990e-4505395193b1\",\"correlationId\":\"golden-42\"}',NULL,1795207763530884,1);
INSERT INTO `events` VALUES (94,'f7ea9a0b-2f27-4f38-b94b-0ace1a1e0b8b','account-a0000000-0000-4000-8000-000000000003',39,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"37\",\"balance\":\"79297\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-44\"}','c0000000-0000-4000-8000-000000000044',1795207763535271,1);
INSERT INTO `events` VALUES (95,'48d84cee-6091-4aba-b6a4-71fa0f271afd','ledger',44,'EntryRecorded',1,'{\"sourcePosition\":92,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"36\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000043\",\"occurredAt\":1795207763524753}','{\"causationId\":\"e4d9d745-cf8e-41b4-9a37-783b9999c4f7\",\"correlationId\":\"golden-43\"}',NULL,1795207763538526,1);
INSERT INTO `events` VALUES (96,'2f582070-ff95-46c1-863a-5b2863798b62','account-a0000000-0000-4000-8000-000000000003',40,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"38\",\"balance\":\"79259\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-45\"}','c0000000-0000-4000-8000-000000000045',1795207763540589,1);
INSERT INTO `events` VALUES (97,'4123816a-7553-40b6-8784-2882be65f712','ledger',45,'EntryRecorded',1,'{\"sourcePosition\":94,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"37\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000044\",\"occurredAt\":1795207763535271}','{\"causationId\":\"f7ea9a0b-2f27-4f38-b94b-0ace1a1e0b8b\",\"correlationId\":\"golden-44\"}',NULL,1795207763543191,1);
INSERT INTO `events` VALUES (98,'93ebb6f3-cf0c-4a77-acc3-f2c06974f979','account-a0000000-0000-4000-8000-000000000003',41,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"39\",\"balance\":\"79220\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-46\"}','c0000000-0000-4000-8000-000000000046',1795207763546486,1);
INSERT INTO `events` VALUES (99,'c2cff025-6cc5-4924-88b5-86a84310194f','ledger',46,'EntryRecorded',1,'{\"sourcePosition\":96,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"38\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000045\",\"occurredAt\":1795207763540589}','{\"causationId\":\"2f582070-ff95-46c1-863a-5b2863798b62\",\"correlationId\":\"golden-45\"}',NULL,1795207763550119,1);
INSERT INTO `events` VALUES (100,'b3da810e-6698-4d28-ba84-e7f06863cf7b','account-a0000000-0000-4000-8000-000000000003',42,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"40\",\"balance\":\"79180\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-47\"}','c0000000-0000-4000-8000-000000000047',1795207763556034,1);
INSERT INTO `events` VALUES (101,'c779cdb9-8274-40d7-86b1-ff2e7a6b7935','ledger',47,'EntryRecorded',1,'{\"sourcePosition\":98,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"39\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000046\",\"occurredAt\":1795207763546486}','{\"causationId\":\"93ebb6f3-cf0c-4a77-acc3-f2c06974f979\",\"correlationId\":\"golden-46\"}',NULL,1795207763559530,1);
INSERT INTO `events` VALUES (102,'0d5a8309-7d7f-4fea-87d1-bfc75317b608','account-a0000000-0000-4000-8000-000000000003',43,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"41\",\"balance\":\"79139\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-48\"}','c0000000-0000-4000-8000-000000000048',1795207763563122,1);
INSERT INTO `events` VALUES (103,'03195b33-88ec-4010-aeeb-f1d1a7dc76bb','ledger',48,'EntryRecorded',1,'{\"sourcePosition\":100,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"40\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000047\",\"occurredAt\":1795207763556034}','{\"causationId\":\"b3da810e-6698-4d28-ba84-e7f06863cf7b\",\"correlationId\":\"golden-47\"}',NULL,1795207763566526,1);
INSERT INTO `events` VALUES (104,'7f53d8c5-2b1f-404f-839f-1bfcf08439f5','account-a0000000-0000-4000-8000-000000000003',44,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"42\",\"balance\":\"79097\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-49\"}','c0000000-0000-4000-8000-000000000049',1795207763571570,1);
INSERT INTO `events` VALUES (105,'c2f3aa06-4ac1-417b-8d66-594c13631c1f','ledger',49,'EntryRecorded',1,'{\"sourcePosition\":102,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"41\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000048\",\"occurredAt\":1795207763563122}','{\"causationId\":\"0d5a8309-7d7f-4fea-87d1-bfc75317b608\",\"correlationId\":\"golden-48\"}',NULL,1795207763573151,1);
INSERT INTO `events` VALUES (106,'6d751957-0e9f-4123-bb58-0ab08197dc21','account-a0000000-0000-4000-8000-000000000003',45,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"43\",\"balance\":\"79054\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-50\"}','c0000000-0000-4000-8000-000000000050',1795207763576570,1);
INSERT INTO `events` VALUES (107,'40c9e450-bb88-4e2c-81b5-985154db3259','ledger',50,'EntryRecorded',1,'{\"sourcePosition\":104,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"42\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000049\",\"occurredAt\":1795207763571570}','{\"causationId\":\"7f53d8c5-2b1f-404f-839f-1bfcf08439f5\",\"correlationId\":\"golden-49\"}',NULL,1795207763580548,1);
INSERT INTO `events` VALUES (108,'869378b6-1eea-46da-856e-e347bc48ba00','account-a0000000-0000-4000-8000-000000000003',46,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"44\",\"balance\":\"79010\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-51\"}','c0000000-0000-4000-8000-000000000051',1795207763587588,1);
INSERT INTO `events` VALUES (109,'ccb9f594-c433-47b1-b8a6-330961a4c7e6','ledger',51,'EntryRecorded',1,'{\"sourcePosition\":106,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"43\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000050\",\"occurredAt\":1795207763576570}','{\"causationId\":\"6d751957-0e9f-4123-bb58-0ab08197dc21\",\"correlationId\":\"golden-50\"}',NULL,1795207763590453,1);
INSERT INTO `events` VALUES (110,'3493299a-0281-4c0f-b1e2-a19577ce0c6a','account-a0000000-0000-4000-8000-000000000003',47,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"45\",\"balance\":\"78965\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-52\"}','c0000000-0000-4000-8000-000000000052',1795207763593125,1);
INSERT INTO `events` VALUES (111,'a83f0a30-83a3-4758-9d98-b0dc3b067ed5','ledger',52,'EntryRecorded',1,'{\"sourcePosition\":108,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"44\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000051\",\"occurredAt\":1795207763587588}','{\"causationId\":\"869378b6-1eea-46da-856e-e347bc48ba00\",\"correlationId\":\"golden-51\"}',NULL,1795207763596564,1);
INSERT INTO `events` VALUES (112,'fde63fd3-69f4-4286-be78-cf23ccb60e41','account-a0000000-0000-4000-8000-000000000003',48,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"46\",\"balance\":\"78919\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-53\"}','c0000000-0000-4000-8000-000000000053',1795207763599260,1);
INSERT INTO `events` VALUES (113,'3a2db7df-8d13-4390-85de-efdb8d82c760','ledger',53,'EntryRecorded',1,'{\"sourcePosition\":110,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"45\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000052\",\"occurredAt\":1795207763593125}','{\"causationId\":\"3493299a-0281-4c0f-b1e2-a19577ce0c6a\",\"correlationId\":\"golden-52\"}',NULL,1795207763604586,1);
INSERT INTO `events` VALUES (114,'c9d5172c-3674-4f6a-beb7-ccfff8921e97','account-a0000000-0000-4000-8000-000000000003',49,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"47\",\"balance\":\"78872\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-54\"}','c0000000-0000-4000-8000-000000000054',1795207763612099,1);
INSERT INTO `events` VALUES (115,'58169c35-143b-4c5e-bf5e-90e506e7be84','ledger',54,'EntryRecorded',1,'{\"sourcePosition\":112,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"46\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000053\",\"occurredAt\":1795207763599260}','{\"causationId\":\"fde63fd3-69f4-4286-be78-cf23ccb60e41\",\"correlationId\":\"golden-53\"}',NULL,1795207763616134,1);
INSERT INTO `events` VALUES (116,'85adb608-357e-4f26-a173-c48df404344c','account-a0000000-0000-4000-8000-000000000003',50,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"48\",\"balance\":\"78824\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-55\"}','c0000000-0000-4000-8000-000000000055',1795207763619867,1);
INSERT INTO `events` VALUES (117,'9787060a-445d-445c-8c84-d37c82a46ca5','ledger',55,'EntryRecorded',1,'{\"sourcePosition\":114,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"47\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000054\",\"occurredAt\":1795207763612099}','{\"causationId\":\"c9d5172c-3674-4f6a-beb7-ccfff8921e97\",\"correlationId\":\"golden-54\"}',NULL,1795207763624003,1);
INSERT INTO `events` VALUES (118,'a9368041-4965-4256-b64e-334d8d5805fd','account-a0000000-0000-4000-8000-000000000003',51,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"49\",\"balance\":\"78775\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-56\"}','c0000000-0000-4000-8000-000000000056',1795207763627792,1);
INSERT INTO `events` VALUES (119,'284178c0-d8da-4556-b626-bf1b4592c9cd','ledger',56,'EntryRecorded',1,'{\"sourcePosition\":116,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"48\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000055\",\"occurredAt\":1795207763619867}','{\"causationId\":\"85adb608-357e-4f26-a173-c48df404344c\",\"correlationId\":\"golden-55\"}',NULL,1795207763631793,1);
INSERT INTO `events` VALUES (120,'954da073-dc89-4ef4-bed1-56669b5caafb','account-a0000000-0000-4000-8000-000000000003',52,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"50\",\"balance\":\"78725\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-57\"}','c0000000-0000-4000-8000-000000000057',1795207763634224,1);
INSERT INTO `events` VALUES (121,'753b1e4a-31e0-4d11-ba31-faca222d9a4a','ledger',57,'EntryRecorded',1,'{\"sourcePosition\":118,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"49\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000056\",\"occurredAt\":1795207763627792}','{\"causationId\":\"954da073-dc89-4ef4-bed1-56669b5caafb\"}',NULL,1795207763637138,0);
INSERT INTO `events` VALUES (122,'af1c6dec-0ada-4025-aca8-c589575b0a73','ledger',58,'EntryRecorded',1,'{\"sourcePosition\":120,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"50\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000057\",\"occurredAt\":1795207763634224}','{\"causationId\":\"954da073-dc89-4ef4-bed1-56669b5caafb\"}',NULL,1795207763637138,1);
INSERT INTO `events` VALUES (123,'4892e271-463a-477e-999d-00a4d1000e56','account-a0000000-0000-4000-8000-000000000003',53,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"51\",\"balance\":\"78674\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-58\"}','c0000000-0000-4000-8000-000000000058',1795207763639858,1);
INSERT INTO `events` VALUES (124,'5d89e86f-cdee-482a-8eb8-2d451e8685d3','account-a0000000-0000-4000-8000-000000000003',54,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"52\",\"balance\":\"78622\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-59\"}','c0000000-0000-4000-8000-000000000059',1795207763644614,1);
INSERT INTO `events` VALUES (125,'fd4cd970-5319-4db4-99b3-02ba594625a7','ledger',59,'EntryRecorded',1,'{\"sourcePosition\":123,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"51\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000058\",\"occurredAt\":1795207763639858}','{\"causationId\":\"4892e271-463a-477e-999d-00a4d1000e56\",\"correlationId\":\"golden-58\"}',NULL,1795207763647768,1);
INSERT INTO `events` VALUES (126,'39ad2a78-86ac-42ef-8307-8eb55de392ac','account-a0000000-0000-4000-8000-000000000003',55,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"53\",\"balance\":\"78569\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-60\"}','c0000000-0000-4000-8000-000000000060',1795207763649895,1);
INSERT INTO `events` VALUES (127,'6616170b-b79b-40cc-bfff-42a10a375dc3','ledger',60,'EntryRecorded',1,'{\"sourcePosition\":124,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"52\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000059\",\"occurredAt\":1795207763644614}','{\"causationId\":\"5d89e86f-cdee-482a-8eb8-2d451e8685d3\",\"correlationId\":\"golden-59\"}',NULL,1795207763653056,1);
INSERT INTO `events` VALUES (128,'b4785de1-6afc-4e8a-8930-3195e181f2be','account-a0000000-0000-4000-8000-000000000003',56,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"54\",\"balance\":\"78515\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-61\"}','c0000000-0000-4000-8000-000000000061',1795207763656217,1);
INSERT INTO `events` VALUES (129,'9be29bc4-dbce-4685-b65b-962369734d48','ledger',61,'EntryRecorded',1,'{\"sourcePosition\":126,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"53\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000060\",\"occurredAt\":1795207763649895}','{\"causationId\":\"39ad2a78-86ac-42ef-8307-8eb55de392ac\",\"correlationId\":\"golden-60\"}',NULL,1795207763661210,1);
INSERT INTO `events` VALUES (130,'66ef39e8-8951-41be-b864-f7877788be9e','account-a0000000-0000-4000-8000-000000000003',57,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"55\",\"balance\":\"78460\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-62\"}','c0000000-0000-4000-8000-000000000062',1795207763663930,1);
INSERT INTO `events` VALUES (131,'738164f8-60a1-4ba5-ba35-544a0579d7b1','ledger',62,'EntryRecorded',1,'{\"sourcePosition\":128,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"54\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000061\",\"occurredAt\":1795207763656217}','{\"causationId\":\"66ef39e8-8951-41be-b864-f7877788be9e\"}',NULL,1795207763667168,0);
INSERT INTO `events` VALUES (132,'fa6b3f81-1ae1-452d-952e-66d23c5b4d0b','ledger',63,'EntryRecorded',1,'{\"sourcePosition\":130,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"55\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000062\",\"occurredAt\":1795207763663930}','{\"causationId\":\"66ef39e8-8951-41be-b864-f7877788be9e\"}',NULL,1795207763667168,1);
INSERT INTO `events` VALUES (133,'c29a8a4a-95b6-416a-b716-d203c4c64916','account-a0000000-0000-4000-8000-000000000003',58,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"56\",\"balance\":\"78404\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-63\"}','c0000000-0000-4000-8000-000000000063',1795207763669963,1);
INSERT INTO `events` VALUES (134,'54208b0b-96c1-4ceb-bba7-ae9dcecd3e3e','account-a0000000-0000-4000-8000-000000000003',59,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"57\",\"balance\":\"78347\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-64\"}','c0000000-0000-4000-8000-000000000064',1795207763678689,1);
INSERT INTO `events` VALUES (135,'1d2b1aa4-ba80-438b-8840-755e07e54d58','ledger',64,'EntryRecorded',1,'{\"sourcePosition\":133,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"56\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000063\",\"occurredAt\":1795207763669963}','{\"causationId\":\"c29a8a4a-95b6-416a-b716-d203c4c64916\",\"correlationId\":\"golden-63\"}',NULL,1795207763684219,1);
INSERT INTO `events` VALUES (136,'7b2d1db0-fb2b-4dd4-89ae-271176a86938','account-a0000000-0000-4000-8000-000000000003',60,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"58\",\"balance\":\"78289\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-65\"}','c0000000-0000-4000-8000-000000000065',1795207763691429,1);
INSERT INTO `events` VALUES (137,'b0a2e66c-ed83-4824-8844-f4a34fdcb7d6','ledger',65,'EntryRecorded',1,'{\"sourcePosition\":134,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"57\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000064\",\"occurredAt\":1795207763678689}','{\"causationId\":\"54208b0b-96c1-4ceb-bba7-ae9dcecd3e3e\",\"correlationId\":\"golden-64\"}',NULL,1795207763696569,1);
INSERT INTO `events` VALUES (138,'bcaecd0d-2b4f-4844-abf3-27798adfb044','account-a0000000-0000-4000-8000-000000000003',61,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"59\",\"balance\":\"78230\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-66\"}','c0000000-0000-4000-8000-000000000066',1795207763699602,1);
INSERT INTO `events` VALUES (139,'2ed5a941-41c8-48f9-abd9-942445282ce0','ledger',66,'EntryRecorded',1,'{\"sourcePosition\":136,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"58\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000065\",\"occurredAt\":1795207763691429}','{\"causationId\":\"7b2d1db0-fb2b-4dd4-89ae-271176a86938\",\"correlationId\":\"golden-65\"}',NULL,1795207763703966,1);
INSERT INTO `events` VALUES (140,'79a2bae4-b02a-4777-a6cb-0707e1fb49c0','account-a0000000-0000-4000-8000-000000000003',62,'MoneyWithdrawn',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"60\",\"balance\":\"78170\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-67\"}','c0000000-0000-4000-8000-000000000067',1795207763707967,1);
INSERT INTO `events` VALUES (141,'bb108bc9-6540-4b24-936a-6d62b94760f8','ledger',67,'EntryRecorded',1,'{\"sourcePosition\":138,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"59\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000066\",\"occurredAt\":1795207763699602}','{\"causationId\":\"bcaecd0d-2b4f-4844-abf3-27798adfb044\",\"correlationId\":\"golden-66\"}',NULL,1795207763711513,1);
INSERT INTO `events` VALUES (142,'a5b1f401-55f8-4a6e-a4f7-9524af408663','account-a0000000-0000-4000-8000-000000000003',63,'MoneyDeposited',1,'{\"accountId\":\"a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"balance\":\"78175\",\"currency\":\"EUR\"}','{\"correlationId\":\"golden-68\"}','c0000000-0000-4000-8000-000000000068',1795207763714176,1);
INSERT INTO `events` VALUES (143,'4b78d39b-b295-4156-9510-fbe25efcb874','ledger',68,'EntryRecorded',1,'{\"sourcePosition\":140,\"debit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"credit\":\"cash\",\"amount\":\"60\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000067\",\"occurredAt\":1795207763707967}','{\"causationId\":\"79a2bae4-b02a-4777-a6cb-0707e1fb49c0\",\"correlationId\":\"golden-67\"}',NULL,1795207763717974,1);
INSERT INTO `events` VALUES (144,'0bb0ee8a-2e15-4779-b643-605fa58456ba','ledger',69,'EntryRecorded',1,'{\"sourcePosition\":142,\"debit\":\"cash\",\"credit\":\"customer:a0000000-0000-4000-8000-000000000003\",\"amount\":\"5\",\"currency\":\"EUR\",\"transactionId\":\"c0000000-0000-4000-8000-000000000068\",\"occurredAt\":1795207763714176}','{\"causationId\":\"a5b1f401-55f8-4a6e-a4f7-9524af408663\",\"correlationId\":\"golden-68\"}',NULL,1795207763723299,1);
/*!40000 ALTER TABLE `events` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `ledger_balances_1`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `ledger_balances_1` (
  `account` varchar(64) NOT NULL,
  `currency` varchar(64) NOT NULL,
  `debit` decimal(38,0) NOT NULL,
  `credit` decimal(38,0) NOT NULL,
  `entries` bigint(20) NOT NULL,
  `source_position` bigint(20) NOT NULL,
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
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `ledger_entries_1` (
  `position` bigint(20) NOT NULL,
  `source_position` bigint(20) NOT NULL,
  `recorded_at` bigint(20) NOT NULL,
  `account_id` varchar(64) NOT NULL,
  `debit` varchar(64) NOT NULL,
  `credit` varchar(64) NOT NULL,
  `amount` bigint(20) NOT NULL,
  `currency` varchar(64) NOT NULL,
  `transaction_id` varchar(64) DEFAULT NULL,
  PRIMARY KEY (`position`),
  KEY `by_0` (`account_id`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `ledger_entries_1` WRITE;
/*!40000 ALTER TABLE `ledger_entries_1` DISABLE KEYS */;
INSERT INTO `ledger_entries_1` VALUES (7,6,1795207763144145,'a0000000-0000-4000-8000-000000000002','cash','customer:a0000000-0000-4000-8000-000000000002',250000,'EUR','c0000000-0000-4000-8000-000000000001');
INSERT INTO `ledger_entries_1` VALUES (11,8,1795207763176682,'a0000000-0000-4000-8000-000000000001','bonus-expense','customer:a0000000-0000-4000-8000-000000000001',25000,'EUR','a496221c-cf41-42ee-a8f7-7a5ff455adff');
INSERT INTO `ledger_entries_1` VALUES (12,9,1795207763188999,'a0000000-0000-4000-8000-000000000002','customer:a0000000-0000-4000-8000-000000000002','transfers',80000,'EUR','c0000000-0000-4000-8000-000000000002');
INSERT INTO `ledger_entries_1` VALUES (13,10,1795207763188999,'a0000000-0000-4000-8000-000000000003','transfers','customer:a0000000-0000-4000-8000-000000000003',80000,'EUR','c0000000-0000-4000-8000-000000000002');
INSERT INTO `ledger_entries_1` VALUES (15,14,1795207763209084,'a0000000-0000-4000-8000-000000000004','cash','customer:a0000000-0000-4000-8000-000000000004',9007199254740993,'CHF','c0000000-0000-4000-8000-000000000004');
INSERT INTO `ledger_entries_1` VALUES (18,16,1795207763227131,'a0000000-0000-4000-8000-000000000005','cash','customer:a0000000-0000-4000-8000-000000000005',700,'EUR','c0000000-0000-4000-8000-000000000006');
INSERT INTO `ledger_entries_1` VALUES (21,17,1795207763236707,'a0000000-0000-4000-8000-000000000001','bonus-expense','customer:a0000000-0000-4000-8000-000000000001',70,'EUR','321bdb3c-6cc4-42e6-9eab-dae18c5e0910');
INSERT INTO `ledger_entries_1` VALUES (22,19,1795207763236707,'a0000000-0000-4000-8000-000000000005','customer:a0000000-0000-4000-8000-000000000005','cash',700,'EUR','c0000000-0000-4000-8000-000000000007');
INSERT INTO `ledger_entries_1` VALUES (25,23,1795207763251558,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',1,'EUR','c0000000-0000-4000-8000-000000000008');
INSERT INTO `ledger_entries_1` VALUES (27,24,1795207763261617,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',2,'EUR','c0000000-0000-4000-8000-000000000009');
INSERT INTO `ledger_entries_1` VALUES (29,26,1795207763271296,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',3,'EUR','c0000000-0000-4000-8000-000000000010');
INSERT INTO `ledger_entries_1` VALUES (31,28,1795207763277248,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',4,'EUR','c0000000-0000-4000-8000-000000000011');
INSERT INTO `ledger_entries_1` VALUES (33,30,1795207763284750,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',5,'EUR','c0000000-0000-4000-8000-000000000012');
INSERT INTO `ledger_entries_1` VALUES (35,32,1795207763292442,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',6,'EUR','c0000000-0000-4000-8000-000000000013');
INSERT INTO `ledger_entries_1` VALUES (37,34,1795207763299557,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',7,'EUR','c0000000-0000-4000-8000-000000000014');
INSERT INTO `ledger_entries_1` VALUES (39,36,1795207763307373,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',8,'EUR','c0000000-0000-4000-8000-000000000015');
INSERT INTO `ledger_entries_1` VALUES (41,38,1795207763315678,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',9,'EUR','c0000000-0000-4000-8000-000000000016');
INSERT INTO `ledger_entries_1` VALUES (43,40,1795207763328756,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',10,'EUR','c0000000-0000-4000-8000-000000000017');
INSERT INTO `ledger_entries_1` VALUES (45,42,1795207763337483,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',11,'EUR','c0000000-0000-4000-8000-000000000018');
INSERT INTO `ledger_entries_1` VALUES (47,44,1795207763344977,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',12,'EUR','c0000000-0000-4000-8000-000000000019');
INSERT INTO `ledger_entries_1` VALUES (49,46,1795207763351739,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',13,'EUR','c0000000-0000-4000-8000-000000000020');
INSERT INTO `ledger_entries_1` VALUES (51,48,1795207763359544,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',14,'EUR','c0000000-0000-4000-8000-000000000021');
INSERT INTO `ledger_entries_1` VALUES (53,50,1795207763369245,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',15,'EUR','c0000000-0000-4000-8000-000000000022');
INSERT INTO `ledger_entries_1` VALUES (54,52,1795207763375424,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',16,'EUR','c0000000-0000-4000-8000-000000000023');
INSERT INTO `ledger_entries_1` VALUES (56,55,1795207763383712,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',17,'EUR','c0000000-0000-4000-8000-000000000024');
INSERT INTO `ledger_entries_1` VALUES (59,57,1795207763395675,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',18,'EUR','c0000000-0000-4000-8000-000000000025');
INSERT INTO `ledger_entries_1` VALUES (61,58,1795207763401268,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',19,'EUR','c0000000-0000-4000-8000-000000000026');
INSERT INTO `ledger_entries_1` VALUES (63,60,1795207763410106,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',20,'EUR','c0000000-0000-4000-8000-000000000027');
INSERT INTO `ledger_entries_1` VALUES (65,62,1795207763421283,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',21,'EUR','c0000000-0000-4000-8000-000000000028');
INSERT INTO `ledger_entries_1` VALUES (67,64,1795207763428275,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',22,'EUR','c0000000-0000-4000-8000-000000000029');
INSERT INTO `ledger_entries_1` VALUES (69,66,1795207763434203,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',23,'EUR','c0000000-0000-4000-8000-000000000030');
INSERT INTO `ledger_entries_1` VALUES (71,68,1795207763443309,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',24,'EUR','c0000000-0000-4000-8000-000000000031');
INSERT INTO `ledger_entries_1` VALUES (73,70,1795207763450818,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',25,'EUR','c0000000-0000-4000-8000-000000000032');
INSERT INTO `ledger_entries_1` VALUES (75,72,1795207763459568,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',26,'EUR','c0000000-0000-4000-8000-000000000033');
INSERT INTO `ledger_entries_1` VALUES (77,74,1795207763464765,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',27,'EUR','c0000000-0000-4000-8000-000000000034');
INSERT INTO `ledger_entries_1` VALUES (79,76,1795207763472523,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',28,'EUR','c0000000-0000-4000-8000-000000000035');
INSERT INTO `ledger_entries_1` VALUES (81,78,1795207763479443,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',29,'EUR','c0000000-0000-4000-8000-000000000036');
INSERT INTO `ledger_entries_1` VALUES (83,80,1795207763492903,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',30,'EUR','c0000000-0000-4000-8000-000000000037');
INSERT INTO `ledger_entries_1` VALUES (85,82,1795207763501876,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',31,'EUR','c0000000-0000-4000-8000-000000000038');
INSERT INTO `ledger_entries_1` VALUES (87,84,1795207763509578,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',32,'EUR','c0000000-0000-4000-8000-000000000039');
INSERT INTO `ledger_entries_1` VALUES (89,86,1795207763515439,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',33,'EUR','c0000000-0000-4000-8000-000000000040');
INSERT INTO `ledger_entries_1` VALUES (91,88,1795207763521457,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',34,'EUR','c0000000-0000-4000-8000-000000000041');
INSERT INTO `ledger_entries_1` VALUES (93,90,1795207763530884,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',35,'EUR','c0000000-0000-4000-8000-000000000042');
INSERT INTO `ledger_entries_1` VALUES (95,92,1795207763538526,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',36,'EUR','c0000000-0000-4000-8000-000000000043');
INSERT INTO `ledger_entries_1` VALUES (97,94,1795207763543191,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',37,'EUR','c0000000-0000-4000-8000-000000000044');
INSERT INTO `ledger_entries_1` VALUES (99,96,1795207763550119,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',38,'EUR','c0000000-0000-4000-8000-000000000045');
INSERT INTO `ledger_entries_1` VALUES (101,98,1795207763559530,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',39,'EUR','c0000000-0000-4000-8000-000000000046');
INSERT INTO `ledger_entries_1` VALUES (103,100,1795207763566526,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',40,'EUR','c0000000-0000-4000-8000-000000000047');
INSERT INTO `ledger_entries_1` VALUES (105,102,1795207763573151,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',41,'EUR','c0000000-0000-4000-8000-000000000048');
INSERT INTO `ledger_entries_1` VALUES (107,104,1795207763580548,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',42,'EUR','c0000000-0000-4000-8000-000000000049');
INSERT INTO `ledger_entries_1` VALUES (109,106,1795207763590453,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',43,'EUR','c0000000-0000-4000-8000-000000000050');
INSERT INTO `ledger_entries_1` VALUES (111,108,1795207763596564,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',44,'EUR','c0000000-0000-4000-8000-000000000051');
INSERT INTO `ledger_entries_1` VALUES (113,110,1795207763604586,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',45,'EUR','c0000000-0000-4000-8000-000000000052');
INSERT INTO `ledger_entries_1` VALUES (115,112,1795207763616134,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',46,'EUR','c0000000-0000-4000-8000-000000000053');
INSERT INTO `ledger_entries_1` VALUES (117,114,1795207763624003,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',47,'EUR','c0000000-0000-4000-8000-000000000054');
INSERT INTO `ledger_entries_1` VALUES (119,116,1795207763631793,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',48,'EUR','c0000000-0000-4000-8000-000000000055');
INSERT INTO `ledger_entries_1` VALUES (121,118,1795207763637138,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',49,'EUR','c0000000-0000-4000-8000-000000000056');
INSERT INTO `ledger_entries_1` VALUES (122,120,1795207763637138,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',50,'EUR','c0000000-0000-4000-8000-000000000057');
INSERT INTO `ledger_entries_1` VALUES (125,123,1795207763647768,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',51,'EUR','c0000000-0000-4000-8000-000000000058');
INSERT INTO `ledger_entries_1` VALUES (127,124,1795207763653056,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',52,'EUR','c0000000-0000-4000-8000-000000000059');
INSERT INTO `ledger_entries_1` VALUES (129,126,1795207763661210,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',53,'EUR','c0000000-0000-4000-8000-000000000060');
INSERT INTO `ledger_entries_1` VALUES (131,128,1795207763667168,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',54,'EUR','c0000000-0000-4000-8000-000000000061');
INSERT INTO `ledger_entries_1` VALUES (132,130,1795207763667168,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',55,'EUR','c0000000-0000-4000-8000-000000000062');
INSERT INTO `ledger_entries_1` VALUES (135,133,1795207763684219,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',56,'EUR','c0000000-0000-4000-8000-000000000063');
INSERT INTO `ledger_entries_1` VALUES (137,134,1795207763696569,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',57,'EUR','c0000000-0000-4000-8000-000000000064');
INSERT INTO `ledger_entries_1` VALUES (139,136,1795207763703966,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',58,'EUR','c0000000-0000-4000-8000-000000000065');
INSERT INTO `ledger_entries_1` VALUES (141,138,1795207763711513,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',59,'EUR','c0000000-0000-4000-8000-000000000066');
INSERT INTO `ledger_entries_1` VALUES (143,140,1795207763717974,'a0000000-0000-4000-8000-000000000003','customer:a0000000-0000-4000-8000-000000000003','cash',60,'EUR','c0000000-0000-4000-8000-000000000067');
INSERT INTO `ledger_entries_1` VALUES (144,142,1795207763723299,'a0000000-0000-4000-8000-000000000003','cash','customer:a0000000-0000-4000-8000-000000000003',5,'EUR','c0000000-0000-4000-8000-000000000068');
/*!40000 ALTER TABLE `ledger_entries_1` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `log_head`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `log_head` (
  `id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `recorded_at` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `log_head` WRITE;
/*!40000 ALTER TABLE `log_head` DISABLE KEYS */;
INSERT INTO `log_head` VALUES (1,144,1795207763723299);
/*!40000 ALTER TABLE `log_head` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `owner_keys`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `owner_keys` (
  `owner_id` varchar(255) NOT NULL,
  `wrapped_key` varchar(255) NOT NULL,
  `data_key_id` varchar(255) NOT NULL,
  PRIMARY KEY (`owner_id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `owner_keys` WRITE;
/*!40000 ALTER TABLE `owner_keys` DISABLE KEYS */;
INSERT INTO `owner_keys` VALUES ('b0000000-0000-4000-8000-000000000002','v1.ObvnTMnAtl3u7xlmrCngVSPx-Tsotn4LXP1zY876rsofVKwTHCsyf51rJmiG_zdyE9Dhe2x7V2OOzIBV','763a4eef7e33367b');
INSERT INTO `owner_keys` VALUES ('b0000000-0000-4000-8000-000000000005','v1.4yJRbMmAK-A9bAKVux7QnCQ2-GXjIXzdwtgsgJVjhDxnho82mDmHjZKCHTIy-eVzad1IsanIcGDFOa8Q','763a4eef7e33367b');
/*!40000 ALTER TABLE `owner_keys` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `parked_events`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `parked_events` (
  `subscription` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  `event_id` varchar(64) NOT NULL,
  `state` varchar(64) NOT NULL,
  `reason` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
  PRIMARY KEY (`subscription`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `parked_events` WRITE;
/*!40000 ALTER TABLE `parked_events` DISABLE KEYS */;
INSERT INTO `parked_events` VALUES ('pay-bonus-when-money-is-deposited',14,'fb698d54-d1e2-4e84-9a18-e895ac98f3ac','skipped','The accounts are kept in CHF and EUR. Choose two of one currency.');
/*!40000 ALTER TABLE `parked_events` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `read_models`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `read_models` (
  `name` varchar(64) NOT NULL,
  `generation` bigint(20) NOT NULL,
  `retired` bigint(20) DEFAULT NULL,
  `retired_at` bigint(20) DEFAULT NULL,
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
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `schema_migrations` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `timestamp` bigint(20) NOT NULL,
  `name` varchar(255) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
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
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `snapshots` (
  `stream_id` varchar(64) NOT NULL,
  `schema_version` smallint(6) NOT NULL,
  `version` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `recorded_at` bigint(20) NOT NULL COMMENT 'microseconds since 1970 UTC',
  `state` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`stream_id`,`schema_version`,`version`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `snapshots` WRITE;
/*!40000 ALTER TABLE `snapshots` DISABLE KEYS */;
INSERT INTO `snapshots` VALUES ('account-a0000000-0000-4000-8000-000000000003',1,50,116,1795207763619867,'{\"status\":\"open\",\"ownerId\":\"b0000000-0000-4000-8000-000000000003\",\"balance\":{\"minorUnits\":\"78824\",\"currency\":\"EUR\"}}');
/*!40000 ALTER TABLE `snapshots` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `subscriptions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `subscriptions` (
  `name` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  `delivered` bigint(20) NOT NULL,
  `owner` varchar(64) DEFAULT NULL,
  `fence` bigint(20) NOT NULL,
  `lease_until` bigint(20) NOT NULL,
  `state` varchar(64) NOT NULL,
  `error` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci DEFAULT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `subscriptions` WRITE;
/*!40000 ALTER TABLE `subscriptions` DISABLE KEYS */;
INSERT INTO `subscriptions` VALUES ('account_overview_1',144,142,NULL,1,1795207766885630,'following',NULL);
INSERT INTO `subscriptions` VALUES ('account_statement_1',144,142,NULL,1,1795207766887101,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger-follows-accounts',144,142,NULL,1,1795207766878114,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger_balances_1',144,144,NULL,1,1795207766889372,'following',NULL);
INSERT INTO `subscriptions` VALUES ('ledger_entries_1',144,144,NULL,1,1795207766888204,'following',NULL);
INSERT INTO `subscriptions` VALUES ('pay-bonus-when-money-is-deposited',144,142,NULL,1,1795207766884022,'following',NULL);
INSERT INTO `subscriptions` VALUES ('thank-owner-when-money-is-deposited',144,142,NULL,1,1795207766881170,'following',NULL);
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

