package io.windlass.workflows.aistore.resource.profile;

import io.windlass.workflows.aistore.resource.ServiceUrl;

/** What a path below the URL of a service looks like. */
final class ProfilePath {

  static final String RULE = "self.matches('^/[^?#]*$')";
  static final String MESSAGE = ServiceUrl.PATH_WANTED;

  private ProfilePath() {}
}
