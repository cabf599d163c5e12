package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Links and directories around models: a file is judged wherever a loader may open it. */
public class ImageLinkTest {
    private static final byte[] GOOD = Contents.safetensors();
    private static final byte[] HOSTILE_SETTING = LayoutBuilder.text("a: !!python/object/apply:os.system ['id']\n");
    private static final byte[] CODE = LayoutBuilder.text("import os\nos.system('id')\n");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Report check(LayerBuilder... layers) throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        layout.image(layers);
        return ImageContentTest.check(layout.directory(folder.newFolder().toPath()));
    }

    private static void assertFound(Report report, String path) {
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings())
                .anyMatch(finding -> finding.location().file().equals(path));
    }

    private static void assertPassed(Report report) {
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
    }

    private static LayerBuilder installed() {
        return new LayerBuilder().file("usr/share/app/t.yaml", HOSTILE_SETTING).file("opt/m/model.safetensors", GOOD);
    }

    @Test
    public void aLinkOfTheSameLastNameBesideAModel() throws Exception {
        assertPassed(check(installed()));
        assertFound(check(installed().link("opt/m/t.yaml", "/usr/share/app/t.yaml")), "opt/m/t.yaml");
        assertFound(check(installed().hardLink("opt/m/t.yaml", "usr/share/app/t.yaml")), "opt/m/t.yaml");
        assertFound(check(installed().link("opt/m/x.yaml", "/usr/share/app/t.yaml")), "opt/m/x.yaml");
        // Two links of one last name are two paths.
        Report both = check(
                installed().link("srv/t.yaml", "/usr/share/app/t.yaml").link("opt/m/t.yaml", "/usr/share/app/t.yaml"));
        assertFound(both, "opt/m/t.yaml");
        assertFound(both, "srv/t.yaml");
    }

    @Test
    public void whatASettingBehindALinkLeadsToLiesBesideTheLink() throws Exception {
        byte[] config = LayoutBuilder.text("{\"model_type\":\"x\",\"auto_map\":{\"AutoModel\":\"modeling_x.X\"}}");
        LayerBuilder layer = new LayerBuilder()
                .file("usr/share/app/config.json", config)
                .file("opt/m/model.safetensors", GOOD)
                .file("opt/m/modeling_x.py", CODE)
                .link("opt/m/config.json", "../../usr/share/app/config.json");
        Report report = check(layer);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("repository/referenced-code");
            assertThat(finding.location().file()).isEqualTo("opt/m/modeling_x.py");
        });
    }

    @Test
    public void aLinkToADirectoryBesideAModel() throws Exception {
        assertFound(check(installed().link("opt/m/settings", "/usr/share/app")), "opt/m/settings/t.yaml");
        assertFound(check(installed().link("opt/m/settings", "../../usr/share")), "opt/m/settings/app/t.yaml");
        assertFound(check(installed().link("opt/m/root", "/")), "opt/m/root/usr/share/app/t.yaml");
        LayerBuilder chained = installed()
                .link("usr/lib/a/sub", "/usr/share/app")
                .file("usr/lib/a/x", new byte[1])
                .link("opt/m/settings", "/usr/lib/a");
        assertFound(check(chained), "opt/m/settings/sub/t.yaml");
        LayerBuilder across = new LayerBuilder().link("opt/m/settings", "/usr/share/app");
        assertFound(check(installed(), across), "opt/m/settings/t.yaml");
    }

    @Test
    public void aLinkToAModelMakesItsOwnDirectoryTheModels() throws Exception {
        LayerBuilder layer =
                new LayerBuilder().file("data/m/model.safetensors", GOOD).file("usr/share/app/t.yaml", HOSTILE_SETTING);
        assertPassed(check(layer));
        LayerBuilder linked = new LayerBuilder()
                .file("data/m/model.safetensors", GOOD)
                .file("usr/share/app/t.yaml", HOSTILE_SETTING)
                .link("usr/share/app/unet", "/data/m");
        assertFound(check(linked), "usr/share/app/t.yaml");
    }

    @Test
    public void linksOfASystemAddNothing() throws Exception {
        Report report = check(installed()
                .file("usr/bin/tool", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .file("usr/lib/python3/dist-packages/a/t.yaml", HOSTILE_SETTING)
                .link("lib", "usr/lib")
                .link("usr/bin/X11", ".")
                .link("usr/share/app/again", "../app")
                .link("usr/share/round", "trip")
                .link("usr/share/trip", "round"));
        assertPassed(report);
        assertThat(report.findings()).extracting(Finding::rule).contains("image/software-findings");
    }

    @Test
    public void settingsAndCodeAboveThePartsOfAPipeline() throws Exception {
        byte[] index = LayoutBuilder.text(
                "{\"_class_name\":[\"my_pipeline\",\"MyPipeline\"],\"unet\":[\"diffusers\",\"UNet2DConditionModel\"]}");
        for (String top : new String[] {"opt/models/sd/", "model/", "", "usr/share/sd/"}) {
            Report report = check(new LayerBuilder()
                    .file(top + "model_index.json", index)
                    .file(top + "my_pipeline.py", CODE)
                    .file(top + "unet/diffusion_pytorch_model.safetensors", GOOD));
            assertFound(report, top + "my_pipeline.py");
            assertThat(report.findings())
                    .as(top)
                    .anyMatch(finding -> finding.rule().equals("repository/referenced-code"));
        }
        Report settings = check(new LayerBuilder()
                .file("usr/lib/python3/site-packages/sd/t.yaml", HOSTILE_SETTING)
                .file("usr/lib/python3/site-packages/sd/parts/unet/model.safetensors", GOOD));
        assertFound(settings, "usr/lib/python3/site-packages/sd/t.yaml");
    }

    @Test
    public void aModelInOnePackageIsNoOtherPackages() throws Exception {
        Report report = check(new LayerBuilder()
                .file("usr/lib/python3/site-packages/other/t.yaml", HOSTILE_SETTING)
                .file("usr/lib/python3/site-packages/t.yaml", HOSTILE_SETTING)
                .file("usr/share/t.yaml", HOSTILE_SETTING)
                .file("app/serve.py", LayoutBuilder.text("import torch\n"))
                .file("app/parts/unet/model.safetensors", GOOD)
                .file("usr/lib/python3/site-packages/sd/unet/model.safetensors", GOOD));
        assertPassed(report);
    }
}
