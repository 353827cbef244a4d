package io.windlass.workflows.aistore.authn.operation;

import io.windlass.workflows.aistore.authn.AuthnWorkflowImpl;
import java.util.List;

/** The table of contents: every workflow of the kind AIStoreAuth. */
public final class AuthnWorkflows {

  /** What a worker registers. */
  public static final List<Class<?>> IMPLEMENTATIONS =
      List.of(
          AuthnWorkflowImpl.class,
          AuthnDeployWorkflowImpl.class,
          AuthnUpgradeWorkflowImpl.class,
          AuthnRestartWorkflowImpl.class,
          AuthnRecoverWorkflowImpl.class,
          AuthnDeleteWorkflowImpl.class,
          AuthnPlanWorkflowImpl.class);

  private AuthnWorkflows() {}
}
