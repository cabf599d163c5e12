/** Signs that somebody uses a model against its owner: pure counting, no table and no policy. */
package io.jenkins.plugins.modelgate.engine.monitor.misuse;
