import shutil

from PIL import Image, ImageDraw, ImageFont


def draw(text):
    image = Image.new("L", (120, 40), 255)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 20)
    ImageDraw.Draw(image).text((4, 4), text, font=font)
    return image


def ghostscript():
    return shutil.which("gs")


if __name__ == "__main__":
    draw("label").save("/tmp/label.png")
