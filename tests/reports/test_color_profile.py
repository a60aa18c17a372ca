"""The profile is sRGB, as an independent color engine sees it."""

# Pillow's color engine has no types of its own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

import io

from PIL import Image, ImageCms

from perm_desktop.reports.kit.color_profile import srgb_profile


def test_colors_through_the_profile_come_back_as_srgb() -> None:
    levels = bytes(range(0, 256, 5)) * 3
    image = Image.frombytes("RGB", (len(levels) // 3, 1), levels)
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, ours, theirs)

    assert converted is not None
    differences = [abs(a - b) for a, b in zip(converted.tobytes(), levels, strict=True)]
    assert max(differences) <= 1


def test_the_profile_is_a_display_profile_of_version_two() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())).profile

    assert (profile.device_class, profile.xcolor_space, profile.version) == ("mntr", "RGB ", 2.1)
    assert profile.profile_description == "sRGB IEC61966-2.1"
