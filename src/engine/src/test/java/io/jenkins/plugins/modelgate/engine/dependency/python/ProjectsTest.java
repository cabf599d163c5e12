package io.jenkins.plugins.modelgate.engine.dependency.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What projects and conda environments say of themselves, through the table of all readers. */
public class ProjectsTest {
    private static final String SHA = "c".repeat(64);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsEveryTableOfAProjectFile() throws Exception {
        write("pyproject.toml", """
            [project]
            name = "p"
            dependencies = ["numpy==1.26.4", "Flask[async]>=2; python_version>'3.8'", "x @ https://h/x-1-py3-none-any.whl"]
            [project.optional-dependencies]
            gpu = ["torch"]
            [dependency-groups]
            test = ["pytest>7", {include-group = "lint"}]
            lint = ["ruff"]
            [build-system]
            requires = ["setuptools>=61"]
            [tool.poetry.dependencies]
            python = "^3.9"
            pandas = "2.1.0"
            scipy = {version = "^1.10", optional = true}
            git-thing = {git = "https://github.com/o/g", rev = "main"}
            [tool.poetry.group.dev.dependencies]
            black = "*"
            [[tool.poetry.source]]
            name = "own"
            url = "https://u:p@host/simple"
            [[tool.uv.index]]
            url = "http://index/simple"
            default = true
            """);
        Inventory read = read();
        assertThat(read.findings()).isEmpty();
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::pin, Component::group)
                .containsExactly(
                        tuple("numpy 1.26.4", Pin.VERSION, null),
                        tuple("flask", Pin.RANGE, null),
                        tuple("x 1", Pin.LOCATION, null),
                        tuple("torch", Pin.NOTHING, "gpu"),
                        tuple("pytest", Pin.RANGE, "test"),
                        tuple("ruff", Pin.NOTHING, "lint"),
                        tuple("setuptools", Pin.RANGE, "build"),
                        tuple("pandas 2.1.0", Pin.VERSION, null),
                        tuple("scipy", Pin.RANGE, "optional"),
                        tuple("git-thing", Pin.REFERENCE, null),
                        tuple("black", Pin.NOTHING, "dev"));
        assertThat(read.facts())
                .extracting(Fact::kind, Fact::value)
                .containsExactly(
                        tuple(Fact.Kind.INDEX, "http://index/simple"),
                        tuple(Fact.Kind.EXTRA_INDEX, "https://***@host/simple"));
    }

    @Test
    public void whatOnlyABuildTellsIsNotExamined() throws Exception {
        write("a/pyproject.toml", "[project]\nname = \"a\"\ndynamic = [\"dependencies\"]\n");
        write("b/setup.py", "from setuptools import setup\nsetup(**everything())\n");
        write("c/setup.py", "# stub\nfrom setuptools import setup\n\nsetup()\n");
        write("d/pyproject.toml", "[project]\ndependencies = [\"a>=\", 1]\n");
        Inventory read = read();
        assertThat(read.components()).isEmpty();
        assertThat(read.findings())
                .extracting(finding -> finding.location().file(), Finding::rule)
                .containsExactlyInAnyOrder(
                        tuple("a/pyproject.toml", "dependency/not-examined"),
                        tuple("b/setup.py", "dependency/not-examined"),
                        tuple("d/pyproject.toml", "dependency/not-examined"),
                        tuple("d/pyproject.toml", "dependency/not-examined"));
        assertThat(read.files())
                .extracting(file -> file.coverage() == Coverage.FULL)
                .containsExactly(false, false, true, false);
    }

    @Test
    public void filesOfSetuptoolsAreFollowed() throws Exception {
        write(
                "pyproject.toml",
                "[project]\n"
                        + "dynamic = [\"dependencies\"]\n"
                        + "[tool.setuptools.dynamic]\n"
                        + "dependencies = {file = [\"deps.in\"]}\n");
        write("deps.in", "numpy==1.0\n");
        write(
                "setup.cfg",
                "[metadata]\nname = x\n[options]\ninstall_requires =\n    flask==2.0 # old\n    requests>=2\n"
                        + "[options.extras_require]\ngpu = torch==2.1.0\n");
        Inventory read = read();
        assertThat(read.findings()).isEmpty();
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::group)
                .containsExactly(
                        tuple("numpy 1.0", null),
                        tuple("flask 2.0", null),
                        tuple("requests", null),
                        tuple("torch 2.1.0", "gpu"));
    }

    /** Python ends lines where an editor does not, and another encoding is another program. */
    @Test
    public void aProgramThatOnlyLooksLikeAStubIsNone() throws Exception {
        write("a/setup.py", "# x\rimport os\nfrom setuptools import setup\nsetup()\n");
        write("b/setup.py", "# coding: utf-7\n# +AAo-import os\nfrom setuptools import setup\nsetup()\n");
        write("c/setup.py", "# \fimport os\nfrom setuptools import setup\nsetup()\n");
        write("d/setup.py", "# \u2028\nfrom setuptools import setup\nsetup()\n");
        write("e/setup.py", "# -*- coding: utf-8 -*-\r\nfrom setuptools import setup\r\n\r\nsetup()\r\n");
        write("requirements.txt", "a==1\n");
        assertThat(read().files())
                .filteredOn(file -> file.coverage() == Coverage.FULL)
                .extracting(Artifact::path)
                .containsExactly("e/setup.py", "requirements.txt");
    }

    /** Nothing is run: lists of texts are read, and a lock beside the program must name what they ask for. */
    @Test
    public void aProgramIsDecidedByALockThatHoldsAllItAsksFor() throws Exception {
        write(
                "uv.lock",
                "version = 1\n[[package]]\nname = \"numpy\"\nversion = \"1.26.4\"\n"
                        + "source = { registry = \"https://pypi.org/simple\" }\n"
                        + "wheels = [{ url = \"https://files.pythonhosted.org/packages/numpy-1.26.4-cp311-cp311-win32.whl\","
                        + " hash = \"sha256:" + SHA + "\" }]\n");
        for (String decided : List.of(
                "setup(name='x', install_requires=['numpy>=1.20'])",
                "REQUIRED = [\n    'numpy'  # fast\n    '>=1.20',\n]\nsetup(install_requires=REQUIRED)",
                "setup(extras_require={'a': ['numpy']}, setup_requires='''\nnumpy\n''')",
                "install_requires = ('numpy',)\nsetup(install_requires=install_requires)",
                "x = r\"\\d\"\nsetup(long_description=text, version=f'{1}', install_requires=['numpy'])")) {
            write("setup.py", "from setuptools import setup\n" + decided + "\n");
            assertThat(read().files()).as(decided).allMatch(file -> file.coverage() == Coverage.FULL);
            assertThat(read().components())
                    .extracting(each -> each.location().file() + " " + each.id() + " " + each.pin())
                    .contains("setup.py numpy 1.26.4 HASHED");
        }
        for (String open : List.of(
                "setup(install_requires=['numpy', 'evil'])",
                "setup(install_requires=['numpy>=2'])",
                "setup(install_requires=['numpy @ https://h/numpy-1.26.4.tar.gz'])",
                "setup(install_requires=['numpy'] + more)",
                "setup(install_requires=read('requirements.txt'))",
                "setup(install_requires=[f'numpy{x}'])",
                "setup(install_requires=['nu\\x6dpy'])",
                "setup(**arguments)",
                "setup(extras_require={'a': ['evil']})",
                "REQUIRED = ['numpy']\nREQUIRED.append('evil')\nsetup(install_requires=REQUIRED)",
                "REQUIRED = ['numpy'] if x else y\nsetup(install_requires=REQUIRED)",
                "install_requires = ['numpy']\ninstall_requires += ['evil']\nsetup(install_requires=install_requires)",
                "x = '''\nsetup(install_requires=['numpy'])",
                "setup(x, 'install_requires')",
                "import os\nos.system('pip install evil')\nsetup(install_requires=['numpy'])",
                "import os, evil\nsetup(install_requires=['numpy'])",
                "from os import system as join\njoin('x')\nsetup(install_requires=['numpy'])",
                "from os import system\nopen = system\nopen('x')\nsetup(install_requires=['numpy'])",
                "import os\nsetup(version=f\"{os.system('x')}\", install_requires=['numpy'])",
                "import os\n[os.system][0]('x')\nsetup(install_requires=['numpy'])",
                "from setuptools import setup as install\n@x\ndef f(): pass\nsetup(install_requires=['numpy'])",
                "setup(cmdclass=x, install_requires=['numpy'])",
                "import os\nsorted(['evil'], key=os.system)\nsetup(install_requires=['numpy'])",
                "sorted(['evil'], key=exec)\nsetup(install_requires=['numpy'])",
                "import os\nfor strip in [os.system]: strip('evil')\nsetup(install_requires=['numpy'])",
                "import os\nopen, x = os.system, 0\nopen('evil')\nsetup(install_requires=['numpy'])",
                "import os\nif (open := os.system): open('evil')\nsetup(install_requires=['numpy'])",
                "import os, sys\nclass A: write = os.system\nsys.stdout = A\nprint('evil')\nsetup(install_requires=['numpy'])",
                "import os as o, evil\nsetup(install_requires=['numpy'])",
                "if 0: raise ValueError('') from os\nimport evil\nsetup(install_requires=['numpy'])",
                "def f(): yield from os\nimport evil\nsetup(install_requires=['numpy'])",
                "print('[options]', file=open('setup.cfg'))\nsetup(install_requires=['numpy'])",
                "open('setup.cfg', 'w')\nsetup(install_requires=['numpy'])",
                "setup(extras_require={'build': ['evil']}, install_requires=['numpy'])")) {
            write("setup.py", "from setuptools import setup\n" + open + "\n");
            assertThat(read().files())
                    .as(open)
                    .anyMatch(file -> file.path().equals("setup.py") && file.coverage() == Coverage.PARTIAL);
        }
        write("setup.py", "from setuptools import setup\nsetup(install_requires=['numpy'])\n");
        Files.delete(folder.getRoot().toPath().resolve("uv.lock"));
        write("requirements.txt", "numpy==1.26.4 --hash=sha256:" + SHA + "\n");
        assertThat(read().files()).allMatch(file -> file.coverage() == Coverage.FULL);
        write("requirements.txt", "numpy==1.26.4\n");
        assertThat(read().files()).anyMatch(file -> file.coverage() == Coverage.PARTIAL);
    }

    /** As Python 3.11 with setuptools 65 reads each of them. */
    @Test
    public void setuptoolsListsAreReadAsPythonReadsThem() throws Exception {
        write("a/setup.cfg", "[options]\n  install_requires =\n    a==1\n  zip_safe = no\n");
        write("b/setup.cfg", "[metadata]\n [options]\ninstall-requires = b==1; c==1\n");
        write("c/setup.cfg", "[options]\ninstall_requires = d==1 # x\u2028e==1\n");
        write("d/setup.cfg", "[options.]\nsetup_requires =\n f==1 # x\u2028g==1\n");
        write("e/setup.cfg", "[options]\ninstall_requires = file: need.txt\n[easy_install]\nindex-url = https://h/s\n");
        write("e/need.txt", "h==1\n");
        Inventory read = read();
        assertThat(read.components())
                .extracting(each -> each.id().toString())
                .containsExactly("a 1", "b 1", "c 1", "d 1", "e 1", "f 1", "g 1", "h 1");
        assertThat(read.facts()).extracting(Fact::kind).containsExactly(Fact.Kind.INDEX);
        assertThat(read.files()).allMatch(file -> file.coverage() == Coverage.FULL);
        write("f/setup.cfg", "[DEFAULT]\ninstall_requires = i==1\n[options]\n");
        write("g/setup.cfg", "[options.new]\nx = i==1\n");
        write("h/setup.cfg", "[options]\ninstall_requires = i==1\ninstall_requires =\n");
        write("i/setup.cfg", "[a]b]\ninstall_requires = i==1\n");
        write("j/setup.cfg", "install_requires = i==1\n");
        write("k/setup.cfg", "[options]\ninstall_requires = file: ../../need.txt\n");
        assertThat(read().files())
                .filteredOn(file -> file.coverage() != Coverage.FULL)
                .extracting(Artifact::path)
                .containsExactly(
                        "f/setup.cfg", "g/setup.cfg", "h/setup.cfg", "i/setup.cfg", "j/setup.cfg", "k/setup.cfg");
    }

    @Test
    public void readsCondasFiles() throws Exception {
        write(
                "environment.yml",
                "name: x\n"
                        + "channels: [conda-forge]\n"
                        + "dependencies:\n"
                        + "  - python=3.11\n"
                        + "  - conda-forge::numpy==1.26.4\n"
                        + "  - scipy=1.10.1=py311_0\n"
                        + "  - pytorch\n"
                        + "  - pip:\n"
                        + "    - torch==2.1.0\n"
                        + "    - --extra-index-url http://h/s\n");
        write(
                "conda-lock.yml",
                "version: 1\npackage:\n- name: numpy\n  version: 1.26.4\n  manager: conda\n  platform: linux-64\n"
                        + "  url: https://c/numpy-1.26.4-py311_0.conda\n  hash: {md5: x, sha256: " + SHA
                        + "}\n  category: main\n"
                        + "- {name: Torch, version: 2.1.0, manager: pip, hash: {sha256: " + SHA
                        + "}, category: dev}\n");
        write(
                "conda-linux-64.lock",
                "# made\n@EXPLICIT\nhttps://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311h64a7726_0.conda#"
                        + "d".repeat(32) + "\nhttps://c/n/xz-5.2-h_0.tar.bz2#sha256:" + SHA + "\n");
        Inventory read = read();
        assertThat(read.findings()).isEmpty();
        assertThat(read.components())
                .extracting(each -> each.id().ecosystem() + " " + each.id(), Component::pin)
                .containsExactly(
                        tuple("CONDA numpy 1.26.4", Pin.VERSION),
                        tuple("CONDA xz 5.2", Pin.HASHED),
                        tuple("CONDA numpy 1.26.4", Pin.HASHED),
                        tuple("PYPI torch 2.1.0", Pin.HASHED),
                        tuple("CONDA python", Pin.RANGE),
                        tuple("CONDA numpy 1.26.4", Pin.VERSION),
                        tuple("CONDA scipy 1.10.1", Pin.VERSION),
                        tuple("CONDA pytorch", Pin.NOTHING),
                        tuple("PYPI torch 2.1.0", Pin.VERSION));
        assertThat(read.facts()).extracting(Fact::kind).containsExactly(Fact.Kind.EXTRA_INDEX);
    }

    @Test(timeout = 20_000)
    public void hostileYamlIsRefused() throws Exception {
        write("a/environment.yml", "dependencies:\n- &x numpy==1\n- *x\n");
        write("b/environment.yml", "dependencies:\n- a\ndependencies:\n- b\n");
        write("c/environment.yml", "dependencies: " + "[".repeat(50_000));
        write("d/environment.yml", "- a\n");
        write("e/environment.yml", "dependencies: [a]\n---\ndependencies: [b]\n");
        Inventory read = read();
        assertThat(read.files()).hasSize(5).noneMatch(file -> file.coverage() == Coverage.FULL);
        assertThat(read.findings()).extracting(Finding::rule).hasSize(5).containsOnly("dependency/broken-input");
    }

    private Inventory read() throws Exception {
        return InventoryReader.read(folder.getRoot().toPath(), bytes -> {});
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
