package io.jenkins.plugins.modelgate.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import org.junit.BeforeClass;
import org.junit.Test;

/** The rooms of the engine: who may know whom. */
public class ArchitectureTest {
    private static final String ENGINE = "io.jenkins.plugins.modelgate.engine";

    private static JavaClasses engine;

    @BeforeClass
    public static void read() {
        engine = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ENGINE);
    }

    @Test
    public void engineHasNoTraceOfJenkins() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..")
                .because("the engine runs by hand, in any CI and as a worker"));
    }

    @Test
    public void reportKnowsNobody() {
        mayOnlyKnow("report", "report");
    }

    @Test
    public void artifactKnowsNoFormat() {
        mayOnlyKnow("artifact", "artifact", "report");
    }

    @Test
    public void policyKnowsReportsAlone() {
        mayOnlyKnow("policy", "policy", "report");
    }

    @Test
    public void approvalsKnowPoliciesAndReportsAlone() {
        mayOnlyKnow("approval", "approval", "policy", "report");
    }

    @Test
    public void approvalsTouchNoFileAndKeepNoTime() {
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE + ".approval..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "com.fasterxml.jackson.databind..")
                .because("they are values and rules: their caller stores, asks and tells the time"));
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE + ".approval..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    public void scannersKnowBytesAndFindingsAlone() {
        mayOnlyKnow("scan", "scan", "report");
    }

    @Test
    public void measuresOfDataSetsAreArithmetic() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE + ".dataset.measure..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.nio",
                        "java.nio.charset",
                        "java.security",
                        "edu.umd.cs.findbugs.annotations..",
                        "org.apache.commons.statistics..",
                        ENGINE + ".dataset.measure..")
                .because("they read no file and no table: their caller counts"));
    }

    @Test
    public void contractsKnowTablesAlone() {
        mayOnlyKnow("dataset.contract", "dataset.contract", "dataset.sql", "report");
    }

    @Test
    public void checksDoNotKnowTheCommandLine() {
        mayOnlyKnow(
                "check",
                "check",
                "scan",
                "audit",
                "dataset",
                "signature",
                "image",
                "bom",
                "attestation",
                "dependency",
                "configuration",
                "quality",
                "monitor",
                "redteam.matrix",
                "redteam.robustness",
                "artifact",
                "policy",
                "report");
    }

    @Test
    public void monitoringKnowsDataSetsAndQuality() {
        mayOnlyKnow("monitor", "monitor", "dataset", "quality", "artifact", "policy", "report");
    }

    @Test
    public void whatAControllerReadsOfAttacksAndModelsIsLight() {
        check(classes()
                .that()
                .resideInAnyPackage(
                        ENGINE + ".redteam.matrix..",
                        ENGINE + ".redteam.robustness..",
                        ENGINE + ".monitor.history..",
                        ENGINE + ".monitor.chart..",
                        ENGINE + ".lineage..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson..",
                        ENGINE + ".report..",
                        ENGINE + ".policy..",
                        ENGINE + ".quality",
                        ENGINE + ".dependency.advisory.store..",
                        ENGINE + ".redteam.matrix..",
                        ENGINE + ".redteam.robustness..",
                        ENGINE + ".monitor.history..",
                        ENGINE + ".monitor.chart..",
                        ENGINE + ".lineage..")
                .because("a controller stores, searches and shows them"));
    }

    @Test
    public void nobodyKnowsTheAttacksButTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ENGINE + ".redteam..", ENGINE + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE + ".redteam")
                .because("attacks are played against the gates, which know nothing of them"));
    }

    @Test
    public void onlyItsRoomRunsModels() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".redteam.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..")
                .because("its jar is there only where somebody has put it"));
        mayOnlyKnow("redteam.perturbation", "redteam.perturbation");
    }

    @Test
    public void dependenciesKnowNeitherPoliciesNorScanners() {
        mayOnlyKnow("dependency", "dependency", "artifact", "report");
    }

    @Test
    public void configurationKnowsFilesAndFindingsAlone() {
        mayOnlyKnow("configuration", "configuration", "artifact", "report");
    }

    @Test
    public void qualityKnowsNeitherScannersNorTheLog() {
        mayOnlyKnow("quality", "quality", "artifact", "policy", "report");
    }

    @Test
    public void judgingQualityIsLight() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE + ".quality")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson.core..",
                        ENGINE + ".policy..",
                        ENGINE + ".report..",
                        ENGINE + ".quality")
                .because("a controller judges again what a worker has read"));
    }

    @Test
    public void storesOfAdvisoryDataAreLight() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE + ".dependency.advisory.store..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson..",
                        ENGINE + ".dependency.advisory.store..")
                .because("a controller shows their state and ships them to agents"));
    }

    @Test
    public void onlyItsRoomKnowsDependencyCheck() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".dependency.owasp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.owasp..", "org.h2..")
                .because("its jars reach a worker only when its data are used"));
    }

    @Test
    public void datasetsKnowNeitherScannersNorTheLog() {
        mayOnlyKnow("dataset", "dataset", "artifact", "policy", "report");
    }

    @Test
    public void imagesKnowBytesScannersAndSignaturesAlone() {
        mayOnlyKnow("image", "image", "scan", "signature", "artifact", "report");
    }

    @Test
    public void signaturesKnowNeitherPoliciesNorScanners() {
        mayOnlyKnow("signature", "signature", "artifact", "report");
    }

    @Test
    public void whatAControllerVerifiesAndSignsWithIsLight() {
        check(classes()
                .that()
                .resideInAnyPackage(
                        ENGINE + ".signature",
                        ENGINE + ".signature.key..",
                        ENGINE + ".signature.dsse..",
                        ENGINE + ".signature.trust..",
                        ENGINE + ".attestation..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson..",
                        ENGINE + ".report..",
                        ENGINE + ".policy..",
                        ENGINE + ".signature",
                        ENGINE + ".signature.key..",
                        ENGINE + ".signature.dsse..",
                        ENGINE + ".signature.trust..",
                        ENGINE + ".attestation..")
                .because("they run on the controller"));
    }

    @Test
    public void onlyTheSigstoreRoomKnowsSigstoresLibrary() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".signature.sigstore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sigstore..", "com.google..")
                .because("its jars reach a worker only when a Sigstore identity is trusted"));
    }

    @Test
    public void onlyTheSqlRoomTalksToDatabases() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".dataset.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.duckdb..")
                .because("every statement passes the table that bounds it"));
    }

    @Test
    public void profilesDriftAndChartsNeedNoDatabase() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        ENGINE + ".dataset.profile..", ENGINE + ".dataset.drift..", ENGINE + ".dataset.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "java.sql..")
                .because("a controller reads and draws what a worker has counted"));
    }

    @Test
    public void theAuditLogKnowsNobody() {
        mayOnlyKnow("audit", "audit");
    }

    @Test
    public void theAuditLogNeedsJacksonsStreamsAtMost() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE + ".audit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson.core..",
                        ENGINE + ".audit..")
                .because("it runs on the controller"));
    }

    @Test
    public void theAuditLogsFormatsHaveNoCircles() {
        check(slices().matching(ENGINE + ".audit.(note|merkle|tile|store|entry|witness)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    public void theFrameOfScanningKnowsNoFormat() {
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE + ".scan")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE + ".scan.*..")
                .because("a new format is a new room and one line in the table of formats"));
    }

    @Test
    public void formatsHaveNoCircles() {
        check(slices().matching(ENGINE + ".scan.(*)..").should().beFreeOfCycles());
    }

    @Test
    public void nothingIsDeserialisedOrLoadedByName() {
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
        check(noClasses().should().callMethod(Class.class, "forName", String.class));
        check(noClasses().should().callMethod(ClassLoader.class, "loadClass", String.class));
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.script..", "java.rmi.."));
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                ENGINE + ".audit.witness..",
                                ENGINE + ".dataset.lineage..",
                                ENGINE + ".dependency.advisory.fetch..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..")
                        .because(
                                "witnesses, collectors of lineage and publishers of advisories alone are asked over the network, and no scanned file names them"));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection|DatagramSocket)"));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class));
    }

    @Test
    public void lightRoomsNeedJacksonAtMost() {
        check(classes()
                .that()
                .resideInAnyPackage(ENGINE + ".report..", ENGINE + ".policy..", ENGINE + ".approval..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "edu.umd.cs.findbugs.annotations..",
                        "com.fasterxml.jackson..",
                        ENGINE + ".report..",
                        ENGINE + ".policy..",
                        ENGINE + ".approval..")
                .because("they run on the controller"));
    }

    private static void mayOnlyKnow(String room, String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = ENGINE + "." + rooms[i] + "..";
        }
        check(classes()
                .that()
                .resideInAPackage(ENGINE + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(ENGINE + ".."))
                        .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(packages))));
    }

    private static void check(ArchRule rule) {
        rule.check(engine);
    }
}
