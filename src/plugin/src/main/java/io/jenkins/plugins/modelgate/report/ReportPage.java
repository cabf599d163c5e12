package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.BallColor;
import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartReader;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartSection;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartWriter;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileWriter;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeSection;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualitySection;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.MatrixReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessSection;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The page of one report, read from its file when somebody looks. */
public final class ReportPage implements ModelObject, StaplerProxy {
    private static final Logger LOGGER = Logger.getLogger(ReportPage.class.getName());

    private final Run<?, ?> run;
    private final ReportEntry entry;
    private final ReportStore store;

    ReportPage(Run<?, ?> run, ReportEntry entry, ReportStore store) {
        this.run = run;
        this.entry = entry;
        this.store = store;
    }

    /** Guards the page and its downloads. */
    @Override
    public Object getTarget() {
        run.checkPermission(ModelGatePermissions.VIEW);
        return this;
    }

    @Override
    public String getDisplayName() {
        return Messages.ReportPage_DisplayName(entry.check(), entry.subject());
    }

    /** The build, for the page's frame. */
    public Run<?, ?> getObject() {
        return run;
    }

    /** As in {@link ModelGateTab#getIconColor}. */
    @StaplerNotDispatchable
    public BallColor getIconColor() {
        return run.getIconColor();
    }

    /** Where the build's tab is, relative to Jenkins' root. */
    public String getTabUrl() {
        return run.getUrl() + ModelGateTab.URL;
    }

    /** What the build remembers. */
    public GateView getGate() {
        return new GateView(entry);
    }

    /** The whole report, or null when its file is gone or damaged: the page then says so. */
    public ReportView getReport() {
        try {
            Report report = store.report(entry.id());
            return new ReportView(report, parameter("severity"), parameter("page"), parameter("files"));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "report " + entry.id() + " of " + run + " cannot be read");
            return null;
        }
    }

    /**
     * Pictures of a dataset's columns as HTML of our own making; null when there are none.
     *
     * @param heading element of the columns' headings, the view's own word
     */
    @CheckForNull
    public String charts(String heading) {
        return KeptFile.html(store, entry.id(), ChartWriter.FILE, (in, html) -> new ChartSection(ChartReader.read(in))
                .write(html, heading));
    }

    /** The packages as nested lists, and what is new, as HTML of our own making; null when there are none. */
    @CheckForNull
    public String getPackages() {
        return KeptFile.html(store, entry.id(), DependencyTree.FILE, (in, html) -> {
            DependencyTree tree = TreeReader.read(in);
            if (tree.changes() == null) {
                html.element("p", Messages.ReportPage_NothingBefore());
            }
            new TreeSection(tree).write(html);
        });
    }

    /** What came of attacks; null when none were played. */
    @CheckForNull
    public AttackMatrix getAttacks() {
        return KeptFile.read(store, entry.id(), Matrix.FILE, in -> new AttackMatrix(MatrixReader.read(in)));
    }

    /** What came of attacks on the model itself, as HTML of our own making; null when there were none. */
    @CheckForNull
    public String getRobustness() {
        return KeptFile.html(
                store, entry.id(), Robustness.FILE, (in, html) -> new RobustnessSection(RobustnessReader.read(in))
                        .write(html));
    }

    @GET
    @WebMethod(name = "robustness.json")
    public HttpResponse doRobustness() {
        return new ReportDownload(run, store, entry.id(), Robustness.FILE, "application/json");
    }

    @GET
    @WebMethod(name = "adversarial.csv")
    public HttpResponse doAdversarial() {
        return new ReportDownload(run, store, entry.id(), Robustness.EVIDENCE, "text/csv");
    }

    @GET
    @WebMethod(name = "red-team.json")
    public HttpResponse doAttacks() {
        return new ReportDownload(run, store, entry.id(), Matrix.FILE, "application/json");
    }

    @GET
    @WebMethod(name = "dependencies.json")
    public HttpResponse doDependencies() {
        return new ReportDownload(run, store, entry.id(), DependencyTree.FILE, "application/json");
    }

    @GET
    @WebMethod(name = "dependencies.cdx.json")
    public HttpResponse doDependencyBill() {
        return new ReportDownload(run, store, entry.id(), "dependencies.cdx.json", "application/vnd.cyclonedx+json");
    }

    /** Metrics and tests as HTML of our own making; null when there are none. */
    @CheckForNull
    public String getQuality() {
        return KeptFile.html(
                store, entry.id(), QualityRecord.FILE, (in, html) -> new QualitySection(QualityReader.read(in))
                        .write(html));
    }

    /** The same metrics in earlier builds. */
    @StaplerNotDispatchable
    public QualityHistory getQualityHistory() {
        return new QualityHistory(run);
    }

    @GET
    @WebMethod(name = "quality.json")
    public HttpResponse doQuality() {
        return new ReportDownload(run, store, entry.id(), QualityRecord.FILE, "application/json");
    }

    /** The datasets that were found when the model was examined; none where the list is damaged. */
    public List<DatasetOrigin> getDatasets() {
        try {
            return DatasetLinks.of(store, entry.id()).stream()
                    .map(link -> new DatasetOrigin(link, run))
                    .toList();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "datasets of " + entry.id() + " of " + run + " cannot be read");
            return List.of();
        }
    }

    /** The same dataset in other builds, relative to Jenkins' root. */
    public String getTrendUrl() {
        return run.getParent().getUrl() + DatasetTrendAction.URL + "/?data=" + Util.rawEncode(entry.subject());
    }

    /** Severities to filter by. */
    public List<SeverityView> getSeverities() {
        return Arrays.asList(SeverityView.values());
    }

    @GET
    @WebMethod(name = "report.json")
    public HttpResponse doJson() {
        return new ReportDownload(run, store, entry.id(), "report.json", "application/json");
    }

    @GET
    @WebMethod(name = "profile.json")
    public HttpResponse doProfile() {
        return new ReportDownload(run, store, entry.id(), ProfileWriter.FILE, "application/json");
    }

    @GET
    @WebMethod(name = "report.sarif")
    public HttpResponse doSarif() {
        return new ReportDownload(run, store, entry.id(), "report.sarif", "application/sarif+json");
    }

    @GET
    @WebMethod(name = "report.html")
    public HttpResponse doHtml() {
        return new ReportDownload(run, store, entry.id(), "report.html", "text/html;charset=UTF-8");
    }

    @GET
    @WebMethod(name = "model.cdx.json")
    public HttpResponse doBillOfMaterials() {
        return new ReportDownload(run, store, entry.id(), BillOfMaterials.FILE, "application/vnd.cyclonedx+json");
    }

    @GET
    @WebMethod(name = "verification.intoto.json")
    public HttpResponse doVerification() {
        return attestation("verification.intoto.json");
    }

    @GET
    @WebMethod(name = "test-result.intoto.json")
    public HttpResponse doTestResult() {
        return attestation("test-result.intoto.json");
    }

    @GET
    @WebMethod(name = "provenance.intoto.json")
    public HttpResponse doProvenance() {
        return attestation("provenance.intoto.json");
    }

    @GET
    @WebMethod(name = "bom.intoto.json")
    public HttpResponse doAttestedBill() {
        return attestation("bom.intoto.json");
    }

    /** An envelope that was signed when the gate decided. */
    private HttpResponse attestation(String name) {
        return new ReportDownload(run, store, entry.id(), name, "application/vnd.dsse.envelope.v1+json");
    }

    /** Whether the model has a bill of material. */
    public boolean isBillOfMaterials() {
        try {
            store.file(entry.id(), BillOfMaterials.FILE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String parameter(String name) {
        return Stapler.getCurrentRequest2() == null
                ? null
                : Stapler.getCurrentRequest2().getParameter(name);
    }
}
