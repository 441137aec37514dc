import Textmend
print(Mender().options)
