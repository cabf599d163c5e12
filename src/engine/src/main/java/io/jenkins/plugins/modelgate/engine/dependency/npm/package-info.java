/** npm: its versions and ranges, and the manifests and lock files of npm, Yarn and pnpm. */
package io.jenkins.plugins.modelgate.engine.dependency.npm;
