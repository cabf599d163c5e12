/** Settings of installers: which indexes they ask, and which certificates they do not check. They name no packages. */
package io.jenkins.plugins.modelgate.engine.dependency.settings;
