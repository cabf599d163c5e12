/** Where tiles and entry bundles lie and what they hold: C2SP tlog-tiles v0.1.0. */
package io.jenkins.plugins.modelgate.engine.audit.tile;
