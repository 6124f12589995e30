import git


def client():
    return git.Git().version_info


if __name__ == "__main__":
    print(client())
