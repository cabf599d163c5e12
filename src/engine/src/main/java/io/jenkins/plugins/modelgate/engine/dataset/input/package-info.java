/** Files that hold rows: found, kept inside the workspace, digested. */
package io.jenkins.plugins.modelgate.engine.dataset.input;
